/** setup.cfg as setuptools reads it: `[metadata]` and `[options]`. */

import { byWord } from '../../limits/by-word.ts';
import { normalizeName } from '../packaging/names.ts';
import { parseSpecifierSet } from '../packaging/specifiers.ts';
import {
  BUILD,
  type DeclaredRequirement,
  type Group,
  MAIN,
  type Manifest,
  type PythonRequirement,
  type ReadContext,
  type SourceText,
  type TrustSetting,
} from '../reading/declarations.ts';
import { type IniLine, type IniOption, parseIni } from '../reading/ini.ts';
import { requirementsFromFile } from '../reading/pyproject/setuptools.ts';
import { declare } from '../reading/requirement-text.ts';
import { entriesInLines } from '../reading/written-entries.ts';

export const manifest: Manifest = {
  name: 'setup.cfg',
  kind: 'manifest',
  paths: [/(?:^|\/)setup\.cfg$/],
  read(file, context) {
    const { options, fault } = parseIni(file.text);
    if (fault) context.incomplete(`not INI: ${fault.reason}`, fault.line);
    const find = (section: string, key: string) =>
      options.find((one) => one.section === section && sameKey(one, key));
    return {
      project: textOf(find('metadata', 'name')) || undefined,
      python: pythonOf(find('options', 'python_requires'), file, context),
      installed: options
        .filter(({ section }) => section === 'options.entry_points')
        .flatMap(({ key, lines }) =>
          entriesInLines(
            lines.map(({ text }) => text),
            key,
          ),
        ),
      complete: find('options', 'install_requires') !== undefined,
      requirements: options.flatMap((option) => {
        const group = groupOf(option);
        return group === undefined ? [] : requirementsOf(option, group, file, context);
      }),
      trust: options.flatMap((option) => option.lines.flatMap((line) => settingsOf(option, line, file))),
    };
  },
};

/** setuptools takes dashes for underscores. */
const sameKey = (option: IniOption, key: string) => option.key.replaceAll('-', '_') === key;
const textOf = (option: IniOption | undefined) =>
  option?.lines
    .map(({ text }) => text)
    .join(' ')
    .trim() ?? '';

const GROUPS: Readonly<Record<string, Group>> = byWord({
  install_requires: MAIN,
  setup_requires: BUILD,
  tests_require: 'test',
});

function groupOf({ section, key }: IniOption): Group | undefined {
  if (section === 'options.extras_require') return `extra ${normalizeName(key)}`;
  return section === 'options' ? GROUPS[key.replaceAll('-', '_')] : undefined;
}

/** `dependency_links`, and what easy_install was told, by which old setuptools gets what `setup_requires` names. */
function settingsOf(
  option: IniOption,
  { text, line, column }: IniLine,
  { path }: SourceText,
): TrustSetting[] {
  const location = { path, line, column, endLine: line, endColumn: column + [...text].length };
  const setting = { location, tool: 'pip' } as const;
  const isEasy = option.section === 'easy_install';
  if (text === '') return [];
  if (isEasy && sameKey(option, 'index_url'))
    return [{ ...setting, kind: 'index', role: 'primary', url: text, name: undefined }];
  if (
    isEasy
      ? sameKey(option, 'find_links')
      : option.section === 'options' && sameKey(option, 'dependency_links')
  )
    return text.split(/\s+/).map((url) => ({ ...setting, kind: 'find-links', url }));
  return [];
}

/** One requirement a line, or parted by semicolons where all stand on one line. `file:` names files instead. */
function requirementsOf(
  option: IniOption,
  group: Group,
  file: SourceText,
  context: ReadContext,
): DeclaredRequirement[] {
  const files = /^file:(.*)/s.exec(textOf(option))?.[1];
  if (files !== undefined) {
    const names = files
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean);
    return names.flatMap((name) => requirementsFromFile(name, group, option.line, { ...context, file }));
  }
  const lines = option.lines.length > 1 ? joined(option.lines) : split(option.lines[0]!);
  return lines.flatMap(({ text, line, column }) => {
    if (text === '') return [];
    const endColumn = column + [...text].length;
    const location = { path: file.path, line, column, endLine: line, endColumn };
    return declare(text, { groups: [group], location }, context) ?? [];
  });
}

/** Without comments; a backslash at the end goes on with the next line (`jaraco.text`, which setuptools reads them with). */
function joined(lines: readonly IniLine[]): IniLine[] {
  const found: IniLine[] = [];
  let open: IniLine | undefined;
  for (const line of lines) {
    const text: string = line.text.startsWith('#') ? '' : line.text.split(' #', 1)[0]!.trim();
    if (text === '') continue;
    const whole: IniLine = open
      ? { ...open, text: `${open.text.slice(0, -2).trim()} ${text}` }
      : { ...line, text };
    open = whole.text.endsWith('\\') ? whole : undefined;
    if (!open) found.push(whole);
  }
  return found;
}

function split({ text, line, column }: IniLine): IniLine[] {
  let at = column;
  return text.split(';').map((part) => {
    const start = at + part.length - part.trimStart().length;
    at += part.length + 1;
    return { text: part.trim(), line, column: start };
  });
}

function pythonOf(
  option: IniOption | undefined,
  { path }: SourceText,
  context: ReadContext,
): PythonRequirement | undefined {
  if (!option) return undefined;
  const { line } = option;
  const allowed = parseSpecifierSet(textOf(option));
  if (allowed)
    return { allowed: [allowed], location: { path, line, column: 1, endLine: line, endColumn: 1 } };
  context.incomplete(`cannot read the Python versions "${textOf(option)}"`, line);
  return undefined;
}
