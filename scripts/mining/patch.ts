/** The functions that a patch touches, as far as its own text tells: what `git` and `diff -p` write behind `@@`. */
import { roleOf } from '../../src/project/role.ts';

export interface PatchedFile {
  readonly path: string;
  /** Sorted; without the classes around, which a patch does not tell. */
  readonly functions: readonly string[];
}

/** Python files other than tests, documentation and examples, of a unified diff. */
export function functionsInPatch(text: string): PatchedFile[] {
  const files = new Map<string, Set<string>>();
  let functions: Set<string> | undefined;
  let around: string | undefined;
  for (const line of text.split('\n')) {
    const path = /^\+\+\+ (?:b\/)?([^\t\r]+)/.exec(line)?.[1];
    if (path !== undefined) functions = isSource(path) ? new Set() : undefined;
    if (path !== undefined && functions) files.set(path, functions);
    if (line.startsWith('@@')) around = definedIn(line.replace(/^@@.*?@@/, ''));
    else around = definedIn(line.slice(1)) ?? around;
    const isChange = /^[+-](?![+-]{2} )\s*[^\s#]/.test(line);
    if (isChange && functions && around !== undefined) functions.add(around);
  }
  return [...files].map(([path, names]) => ({ path, functions: [...names].sort() }));
}

function isSource(path: string): boolean {
  return path.endsWith('.py') && roleOf(path) === 'source';
}

function definedIn(line: string): string | undefined {
  return /^\s*(?:async\s+)?def\s+(\w+)/.exec(line)?.[1];
}
