/**
 * TOML in two speeds: locks are read fast and know the line of each package; what people write is read with the
 * place of every value.
 */
import { parse, TomlError } from 'smol-toml';
import { ParseError, parseTOML } from 'toml-eslint-parser';
import { type Location, wholeFile, wholeLine } from '../../finding/location.ts';
import { messageOf } from '../../limits/errors.ts';
import type { ReadContext, SourceText } from './declarations.ts';
import { deepestLine } from './nesting.ts';
import { placedValues } from './toml-places.ts';
import { type Document, Node } from './tree.ts';

/** A file that people write. Undefined, and an incomplete entry, if it is not TOML. */
export function readToml(file: SourceText, context: ReadContext): Node | undefined {
  try {
    const { root, locate } = placedValues(parseTOML(file.text), file);
    return rootOf(file, context, root, locate);
  } catch (error) {
    return refused(error, file, context);
  }
}

/** A file that a tool wrote: `[[name]]` tables over and over. Their lines are found by their headers. */
export function readLock(file: SourceText, name: string, context: ReadContext): Node | undefined {
  let root: Record<string, unknown>;
  try {
    root = parse(file.text, { integersAsBigInt: true });
  } catch (error) {
    return refused(error, file, context);
  }
  const tables = root[name];
  const headers = headersOf(file, name);
  // A header spelled oddly, or text in a string that looks like one: somebody edited the file by hand.
  if (Array.isArray(tables) && tables.length !== headers.length) return readToml(file, context);
  return rootOf(file, context, root, (container, key) =>
    container === tables && typeof key === 'number' ? headers[key] : undefined,
  );
}

function rootOf(file: SourceText, context: ReadContext, value: unknown, locate: Document['locate']): Node {
  return new Node({ locate, report: context.incomplete }, value, wholeFile(file.path));
}

function refused(error: unknown, { text }: SourceText, context: ReadContext): undefined {
  if (error instanceof RangeError) context.incomplete('tables or lists nested too deep', deepestLine(text));
  else if (error instanceof TomlError) context.incomplete(`not TOML: ${firstLine(error)}`, error.line);
  else if (error instanceof ParseError) context.incomplete(`not TOML: ${firstLine(error)}`, error.lineNumber);
  else throw error;
  return undefined;
}

function firstLine(error: Error): string {
  return messageOf(error)
    .split('\n')[0]!
    .replace(/^Invalid TOML document: /, '');
}

/** Where the `[[name]]` tables begin: the header's next line, where that gives the name. */
function headersOf({ path, text }: SourceText, name: string): Location[] {
  const lines = text.split('\n').map((line) => line.trimEnd());
  return lines.flatMap((line, i) => {
    if (line !== `[[${name}]]`) return [];
    const next = lines[i + 1] ?? '';
    return next.startsWith('name') ? wholeLine(path, i + 2, next) : wholeLine(path, i + 1, line);
  });
}
