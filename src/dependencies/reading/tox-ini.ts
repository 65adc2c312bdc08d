/** The lines of a tox.ini: what tox installs into its environments, and whom it lets pip trust there. */
import type { Location } from '../../finding/location.ts';
import type { ReadContext, SourceText, TrustSetting } from './declarations.ts';
import { allOf, type VariableFacts, variableFacts } from './environment-variables.ts';
import { type IniLine, type IniOption, parseIni } from './ini.ts';
import { commandsIn } from './pip-commands.ts';
import { type ToxFound, toxRequirements } from './tox.ts';

/** Of a file, or of a text that stands in one, at the lines where it stands. */
export function toxIni(file: SourceText, context: ReadContext): ToxFound {
  const { options, fault } = parseIni(file.text);
  if (fault) context.incomplete(`not INI: ${fault.reason}`, fault.line);
  const found = options.map((option) => ofOption(option, file, context));
  return {
    requirements: found.flatMap(({ requirements }) => requirements),
    trust: found.flatMap(({ trust }) => trust),
  };
}

const NOTHING: ToxFound = { requirements: [], trust: [] };

function ofOption({ section, key, lines }: IniOption, file: SourceText, context: ReadContext): ToxFound {
  const environment = /^testenv(?::(.*))?$/.exec(section);
  if (section === 'tox' && key === 'requires')
    return lines.reduce((found, line) => joined(found, ofLine(line, 'tox', file, context)), NOTHING);
  if (section === 'tox' && key === 'indexserver')
    return { requirements: [], trust: lines.flatMap((line) => serverOf(line, file)) };
  const group = environment?.[1] ? `tox ${environment[1]}` : 'tox';
  // Sections of any name have lists that environments refer to: `{[base]deps}`.
  if (key === 'deps' || (!environment && /[-_]deps$/.test(key))) {
    return lines.reduce((found, line) => joined(found, ofLine(line, group, file, context)), NOTHING);
  }
  if (!environment) return NOTHING;
  if (key === 'setenv' || key === 'set_env')
    return allOf(lines.flatMap((line) => settingOf(line, file, context)));
  if (/^(?:commands(?:_pre|_post)?|install_command)$/.test(key))
    return lines.reduce((found, { text, line, column }) => {
      return joined(found, commandsIn([{ text, line, column }], file, group, context));
    }, NOTHING);
  return NOTHING;
}

function joined(a: ToxFound, b: ToxFound): ToxFound {
  return { requirements: [...a.requirements, ...b.requirements], trust: [...a.trust, ...b.trust] };
}

/** `py{310,311}-django42: Django>=4.2,<5`: the factors before the colon say in which environments. */
function ofLine(line: IniLine, group: string, file: SourceText, context: ReadContext): ToxFound {
  const factors = /^[\w{},!.-]+:\s+/.exec(line.text)?.[0] ?? '';
  const text = line.text.slice(factors.length);
  const column = line.column + factors.length;
  return toxRequirements(text, placeOf(file.path, line.line, column, text), group, context);
}

/** `default = https://…` of tox 3; another name counts for those requirements only that have it before them. */
function serverOf({ text, line, column }: IniLine, { path }: SourceText): TrustSetting[] {
  const [, name, url] = /^(\S+)\s*=\s*(\S+)/.exec(text) ?? [];
  if (name === undefined || url === undefined) return [];
  const role = name === 'default' ? 'primary' : 'explicit';
  const location = placeOf(path, line, column, text);
  return [{ kind: 'index', tool: 'pip', role, name: role === 'explicit' ? name : undefined, url, location }];
}

function settingOf(
  { text, line, column }: IniLine,
  { path }: SourceText,
  context: ReadContext,
): VariableFacts[] {
  const equals = text.indexOf('=');
  if (equals < 0) return [];
  const [name, value] = [text.slice(0, equals).replace(/^.*:/, '').trim(), text.slice(equals + 1).trim()];
  return [variableFacts(name, value, placeOf(path, line, column, text), context)];
}

function placeOf(path: string, line: number, column: number, text: string): Location {
  return { path, line, column, endLine: line, endColumn: column + [...text].length };
}
