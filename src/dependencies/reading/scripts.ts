/** Requirements in what a script passes to a call. */
import { posix } from 'node:path';
import type { Incomplete } from '../../finding/incomplete.ts';
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
  const waiting = [value];
  for (let one = waiting.shift(); one; one = waiting.shift()) {
    const { line } = one.location;
    if (one.kind === 'list') waiting.unshift(...one.items);
    else if (one.kind === 'text')
      requirements.push(...fromText(one.text, one.location, group, context, marker));
    else if (one.kind === 'file') {
      const opened = context.open(posix.join(posix.dirname(file.path), one.path));
      if (opened) requirements.push(...fromFile(opened, group, context));
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
  text: string,
  location: DeclaredRequirement['location'],
  group: Group,
  context: ReadContext,
  marker: string | undefined,
): DeclaredRequirement[] {
  return text.split('\n').flatMap((line) => {
    const plain = line.replace(/(?:^|\s)#.*$/, '').trim();
    if (plain === '') return [];
    return declare(withMarker(plain, marker), { groups: [group], location }, context) ?? [];
  });
}

function withMarker(text: string, marker: string | undefined): string {
  if (marker === undefined) return text;
  const [requirement, own] = text.split(/;(.*)/s);
  return `${requirement} ; ${own === undefined ? marker : `(${own.trim()}) and (${marker})`}`;
}
