import { KNOWN_NAMES } from './known-names.ts';

let table: ReadonlyMap<string, readonly string[]> | undefined;

/** Import names, dotted, by package: the table that comes with Wherefrom, read once it is asked for. */
export function nameTable(): ReadonlyMap<string, readonly string[]> {
  table ??= read(KNOWN_NAMES);
  return table;
}

/** Lines `name version: module module`. */
function read(text: string): ReadonlyMap<string, readonly string[]> {
  const lines = text.trim().split('\n');
  return new Map(
    lines.flatMap((line) => {
      const match = /^(\S+) \S+: (.*)$/.exec(line);
      return match ? [[match[1]!, match[2]!.split(' ')] as const] : [];
    }),
  );
}
