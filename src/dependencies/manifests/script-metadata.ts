/**
 * PEP 723: a script that says in a comment what it needs. Files of packages are not looked at: they are imported, and
 * no tool reads such a block of theirs.
 */
import { type Manifest, NO_FACTS } from '../reading/declarations.ts';
import { pythonOf } from '../reading/pyproject/project.ts';
import { requirementsOf } from '../reading/pyproject/section.ts';
import { uv, withUvSources } from '../reading/pyproject/uv.ts';
import { readToml } from '../reading/toml.ts';

/** The reference implementation's expression, of one type; `[^\n]*` cannot backtrack past its line. */
const BLOCK = /^# \/\/\/ script[^\S\n]*\n((?:#(?: [^\n]*)?\n)*?)# \/\/\/[^\S\n]*$/gm;

export const manifest: Manifest = {
  name: 'script metadata',
  kind: 'commands',
  paths: [/(?:^|\/)[^/]+\.py$/],
  hint: { texts: ['# /// script'], bytes: 4 * 1024 ** 2, alone: true },
  read(file, context) {
    const text = file.text.replaceAll('\r\n', '\n');
    const [block, second] = [...text.matchAll(BLOCK)];
    if (!block) {
      // Documentation shows such blocks, indented or in strings.
      if (/^# \/\/\/ script[^\S\n]*$/m.test(text))
        context.incomplete('a block of script metadata never ends');
      return {};
    }
    if (second) {
      context.incomplete(
        'has two blocks of script metadata, so that none counts',
        lineAt(text, second.index),
      );
      return {};
    }
    const before = lineAt(text, block.index);
    // Kept in its place: lines as in the file, and every comment sign a space.
    const toml = '\n'.repeat(before) + block[1]!.replace(/^# ?/gm, (sign) => ' '.repeat(sign.length));
    const root = readToml({ path: file.path, text: toml }, context);
    if (!root) return {};
    const group = `script ${file.path.replace(/^.*\//, '')}`;
    const own = {
      ...NO_FACTS,
      ...uv(root, { ...context, file }),
      python: pythonOf(root.at('requires-python'), context),
    };
    const requirements = [...own.requirements, ...requirementsOf(root.at('dependencies'), group, context)];
    return withUvSources({ ...own, requirements }, root);
  },
};

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
