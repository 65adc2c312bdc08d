import type { StoredData } from '../../finding/fix.ts';
import { writtenIn } from '../payload/call.ts';
import { Kind } from '../python/nodes.ts';
import { hasStars } from './python/arguments.ts';
import { insideQuotes } from './python/literals.ts';
import type { Range } from './python/text.ts';
import { refuse } from './refusal.ts';
import type { Case } from './repair.ts';

/** Plans for what a library pickles into files: the same data in a format of its own. */

/** The file that a call names, as far as it is written there. */
export interface NamedFile {
  /** As people are told, and as a shell takes it. */
  readonly path: string;
  readonly newPath: string;
  /** What is put in place of the name; undefined where it is no literal. */
  readonly renamed: { readonly range: Range; readonly content: string } | undefined;
}

/** Refused where the name is not the only thing that is given. */
export function fileNamed({ tree, node, module }: Case, keyword: string, suffix: string): NamedFile {
  const spot = { module, node };
  if (tree.kind(node) !== Kind.Call) return refuse('dynamic', 'it is not called where it is written', spot);
  if (hasStars(tree, node) || tree.count(node) !== 1)
    return refuse('no-equivalent', 'its options have no counterpart', spot);
  const written = writtenIn(tree, node, keyword, 0);
  if (written === 0) return refuse('no-equivalent', 'it names no file', spot);
  const range = insideQuotes(tree, written);
  if (!range) return { path: 'FILE', newPath: `FILE.${suffix}`, renamed: undefined };
  const path = tree.stringValue(written);
  const newPath = `${path.replace(/\.(pkl|pickle|joblib|p|db|shelf|pth?|bin|ckpt)$/, '')}.${suffix}`;
  return { path, newPath, renamed: { range, content: newPath } };
}

/** Looking comes first: the script loads what it converts. */
export function conversionOf({ path, newPath }: NamedFile, script: string): readonly StoredData[] {
  const [from, to] = [literal(path), literal(newPath)];
  const code = script.replace('FROM', () => from).replace('TO', () => to);
  return [
    { path, command: `wherefrom inspect ${quoted(path)}` },
    { path, command: `python3 -c ${quoted(code)}` },
  ];
}

/** By our own reader, which runs nothing. */
export function conversionPlan({ path, newPath }: NamedFile, target: string): readonly StoredData[] {
  const convert = `wherefrom convert ${quoted(path)} --to ${target} --output ${quoted(newPath)}`;
  return [
    { path, command: `wherefrom inspect ${quoted(path)}` },
    { path, command: convert },
  ];
}

function literal(text: string): string {
  return JSON.stringify(text);
}

/** For the shell. */
export function quoted(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
