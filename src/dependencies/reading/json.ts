import { wholeFile, wholeLine } from '../../finding/location.ts';
import { messageOf } from '../../limits/errors.ts';
import type { ReadContext, SourceText } from './declarations.ts';
import { deepestLine } from './nesting.ts';
import { repeatedKeys, standsTwice } from './repeated-keys.ts';
import { Node, type Table } from './tree.ts';

/**
 * JSON as Python's `json.dump(…, indent=4)` writes it, with the lines of the keys of its first two levels; written
 * otherwise it is read as well, but all of it stands on line 1. Undefined, and an incomplete entry, if it is not JSON.
 */
export function readJson(file: SourceText, context: ReadContext): Node | undefined {
  let root: unknown;
  try {
    root = JSON.parse(file.text);
  } catch (error) {
    if (error instanceof SyntaxError) context.incomplete(...faultOf(error, file.text));
    else context.incomplete('nested too deep', deepestLine(file.text));
    return undefined;
  }
  for (const { key, line } of repeatedKeys(file.text, root)) context.incomplete(standsTwice(key), line);
  const lines = linesOfKeys(root, file.text);
  const locate = (container: object, key: string | number) => {
    const found = lines.get(container)?.get(String(key));
    return found && wholeLine(file.path, found.line, found.text);
  };
  return new Node({ locate, report: context.incomplete }, root, wholeFile(file.path));
}

/** What is wrong and on which line, by what the engine's parser says. */
function faultOf(error: SyntaxError, text: string): [reason: string, line: number] {
  const said = messageOf(error);
  const position = /at position (\d+)/.exec(said)?.[1];
  const end = position === undefined ? text.length : Number(position);
  const reason = said.replace(/ in JSON at position .*$/s, '').replace(/, ".*" is not valid JSON$/s, '');
  return [`not JSON: ${reason}`, text.slice(0, end).split('\n').length];
}

interface KeyLine {
  readonly line: number;
  readonly text: string;
}

function linesOfKeys(root: unknown, text: string): Map<object, Map<string, KeyLine>> {
  const found = new Map<object, Map<string, KeyLine>>();
  if (typeof root !== 'object' || root === null) return found;
  let section: unknown;
  text.split('\n').forEach((line, i) => {
    const match = /^( {4}| {8})"((?:[^"\\]|\\.)*)": /.exec(line);
    if (!match) return;
    const key = JSON.parse(`"${match[2]}"`) as string;
    const holder = match[1]!.length === 4 ? root : section;
    if (holder === root) section = (root as Table)[key];
    if (typeof holder !== 'object' || holder === null) return;
    const lines = found.get(holder) ?? new Map<string, KeyLine>();
    found.set(holder, lines.set(key, { line: i + 1, text: line }));
  });
  return found;
}
