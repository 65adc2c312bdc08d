/** Requirements in what a script passes to a call. */
import { posix } from 'node:path';
import type { Incomplete } from '../../finding/incomplete.ts';
import type { Location } from '../../finding/location.ts';
import { pushAll } from '../../limits/lists.ts';
import type { ScriptValue } from '../../project/script.ts';
import type { DeclaredRequirement, Group, ReadContext, SourceText } from './declarations.ts';
import { requirementLines } from './requirement-lines.ts';
import { declare } from './requirement-text.ts';

export interface FromScript {
  readonly requirements: readonly DeclaredRequirement[];
  /** What only running the script would tell. */
  readonly unread: readonly Incomplete[];
}

/** A list of requirements, a text with one a line, or the lines of a file. `what` is its name, for people. */
export function requirementsInScript(
  value: ScriptValue,
  group: Group,
  what: string,
  file: SourceText,
  context: ReadContext,
  marker?: string,
): FromScript {
  const requirements: DeclaredRequirement[] = [];
  const unread: Incomplete[] = [];
  const unknown = (line: number) => {
    const reason = `holds requirements that ${posix.basename(file.path)} works out when it runs, and it is not run`;
    if (!unread.some((one) => one.line === line)) unread.push({ path: file.path, line, reason });
  };
  // The next one stands last.
  const waiting = [value];
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    const { line } = one.location;
    if (one.kind === 'list') pushAll(waiting, one.items.toReversed());
    else if (one.kind === 'text') pushAll(requirements, fromText(one, file, group, context, marker));
    else if (one.kind === 'file') {
      const opened = context.open(posix.join(posix.dirname(file.path), one.path));
      if (opened) pushAll(requirements, fromFile(opened, group, context));
      else
        unread.push({
          path: file.path,
          line,
          reason: `${what} is read from ${one.path}, which is not there`,
        });
    } else unknown(line);
  }
  return { requirements, unread };
}

/** Whoever reads a file of requirements in a script takes its requirements and leaves pip's options out. */
function fromFile(file: SourceText, group: Group, context: ReadContext): DeclaredRequirement[] {
  const { requirements } = requirementLines(file, context);
  return requirements.map(({ requirement }) => ({ ...requirement, groups: [group] }));
}

/** setuptools takes one a line, and comments. */
function fromText(
  { text, location }: ScriptValue & { readonly kind: 'text' },
  file: SourceText,
  group: Group,
  context: ReadContext,
  marker: string | undefined,
): DeclaredRequirement[] {
  const lines = text.split('\n');
  return lines.flatMap((line, i) => {
    const plain = line.replace(/(?:^|\s)#.*$/, '').trim();
    if (plain === '') return [];
    const place = lines.length > 1 ? lineOf(plain, i, location, file) : location;
    return declare(withMarker(plain, marker), { groups: [group], location: place }, context) ?? [];
  });
}

const LINES = new WeakMap<SourceText, readonly string[]>();

/** Of a text over several lines: the line that it is in the script, where it stands there as it is; else where the text begins. */
function lineOf(plain: string, offset: number, location: Location, file: SourceText): Location {
  if (!LINES.has(file)) LINES.set(file, file.text.split('\n'));
  const line = location.line + offset;
  const before = LINES.get(file)![line - 1]?.split(plain, 1)[0];
  if (before === undefined || before.length === LINES.get(file)![line - 1]!.length) return location;
  const column = [...before].length + 1;
  return { path: location.path, line, column, endLine: line, endColumn: column + [...plain].length };
}

function withMarker(text: string, marker: string | undefined): string {
  if (marker === undefined) return text;
  const [requirement, own] = text.split(/;(.*)/s);
  return `${requirement} ; ${own === undefined ? marker : `(${own.trim()}) and (${marker})`}`;
}
