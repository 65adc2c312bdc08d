import { posix } from 'node:path';
import { normalizeName } from '../../packaging/names.ts';
import { type DeclaredRequirement, type Group, MAIN } from '../declarations.ts';
import { declare } from '../requirement-text.ts';
import { logicalLines } from '../requirements-file.ts';
import type { Node } from '../tree.ts';
import type { Section, SectionContext } from './section.ts';

/** `[tool.setuptools.dynamic]`: requirements that stand in files of their own. */
export const setuptools: Section = (root, context) => {
  const table = root.at('tool', 'setuptools', 'dynamic');
  const extras = table?.at('optional-dependencies')?.entries() ?? [];
  return {
    requirements: [
      ...fromFiles(table?.at('dependencies'), MAIN, context),
      ...extras.flatMap(([name, value]) => fromFiles(value, `extra ${normalizeName(name)}`, context)),
    ],
  };
};

/** `[tool.hatch.metadata.hooks.requirements_txt]`: the same by a well-known hook of Hatch. */
export const requirementsHook: Section = (root, context) => {
  const hook = root.at('tool', 'hatch', 'metadata', 'hooks', 'requirements_txt');
  const extras = hook?.at('optional-dependencies')?.entries() ?? [];
  const read = (list: Node | undefined, group: Group) =>
    (list?.items() ?? []).flatMap((node) => {
      const name = node.text();
      return name === undefined ? [] : requirementsFromFile(name, group, node.line, context);
    });
  return {
    requirements: [
      ...read(hook?.at('files') ?? hook?.at('filename'), MAIN),
      ...extras.flatMap(([name, list]) => read(list, `extra ${normalizeName(name)}`)),
    ],
  };
};

function fromFiles(value: Node | undefined, group: Group, context: SectionContext): DeclaredRequirement[] {
  const file = value?.at('file');
  const nodes = file === undefined ? [] : file.isText ? [file] : file.items();
  return nodes.flatMap((node) => {
    const name = node.text();
    return name === undefined ? [] : requirementsFromFile(name, group, node.line, context);
  });
}

/** Requirements only: setuptools knows none of pip's options. */
export function requirementsFromFile(
  name: string,
  group: Group,
  line: number,
  context: SectionContext,
): DeclaredRequirement[] {
  const path = posix.join(posix.dirname(context.file.path), name);
  const outside = posix.isAbsolute(name) || path.startsWith('..');
  const opened = outside ? undefined : context.open(path);
  if (!opened)
    context.incomplete(`${name} ${outside ? 'lies outside of the audited folder' : 'is not there'}`, line);
  return logicalLines(opened?.text ?? '').flatMap(({ line: number, column, text }) => {
    const endColumn = column + [...text].length;
    const location = { path, line: number, column, endLine: number, endColumn };
    return declare(text, { groups: [group], location }, context) ?? [];
  });
}
