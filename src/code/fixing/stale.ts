import type { Edit, Ground } from '../../finding/fix.ts';
import type { Program } from '../program/program.ts';
import { beginsLine, endOfLine, startOfLine } from './python/text.ts';

/** Comments that tell a tool to keep silent about a line. */
const SILENCING =
  /#\s*(nosec|noqa|nosemgrep|wherefrom:\s*ignore|pylint:\s*disable|type:\s*ignore|NOSONAR|lgtm)\b/i;

/**
 * Such comments on lines that edits change. They are left, as nobody knows for which other reason they are there; what
 * they silence may be gone. Not looked for in files that are not UTF-8, nor where whole lines are put in.
 */
export function staleComments({ modules }: Program, edits: readonly Edit[]): readonly Ground[] {
  return edits.flatMap(({ path, start, end, sha256 }) => {
    const module = sha256 === '' ? undefined : modules.find((one) => one.path === path);
    if (!module || module.tree.source.original !== undefined) return [];
    const { tree } = module;
    if (start === end && beginsLine(tree, start)) return [];
    const [first, last] = [startOfLine(tree, start), endOfLine(tree, end)];
    const found: Ground[] = [];
    for (let i = 0; i < tree.comments.length; i += 2) {
      const at = tree.comments[i] as number;
      const text = tree.slice(at, endOfLine(tree, at)).trimEnd();
      if (at < first || at >= last || !SILENCING.test(text)) continue;
      found.push({ note: text, path, line: module.placeOf(tree.position(at)).line });
    }
    return found;
  });
}
