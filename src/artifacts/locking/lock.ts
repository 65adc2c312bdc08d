/** A lock file of artifacts: what each is and needs, so that a change of it is a line in a diff. */
import { parse } from 'smol-toml';
import { z } from 'zod';
import { compareText } from '../../finding/location.ts';
import { messageOf } from '../../limits/errors.ts';
import type { ArtifactEntry, ArtifactVerdict } from '../../report/report.ts';
import type { Outside } from '../inspection/format.ts';
import type { GlobalUse } from '../inspection/use.ts';

/** One artifact as it was locked; members of archives have entries of their own. */
export interface LockedArtifact {
  readonly path: string;
  readonly format: string;
  readonly verdict: ArtifactVerdict;
  /** Hexadecimal; empty where an artifact was not unpacked. */
  readonly sha256: string;
  /** Sorted: `collections.OrderedDict`, and with the types of its arguments where they matter `f(str, int)`. */
  readonly needs: readonly string[];
}

/** What an artifact is known to be and need. */
export interface Lockable {
  readonly entry: ArtifactEntry;
  readonly uses: readonly GlobalUse[];
  readonly outside: readonly Outside[];
}

/** In the order of paths. */
export function lockedArtifacts(judged: readonly Lockable[]): LockedArtifact[] {
  return judged.map(lockedArtifact).sort((a, b) => compareText(a.path, b.path));
}

function lockedArtifact({ entry, uses, outside }: Lockable): LockedArtifact {
  const { path, format, verdict, sha256, globals } = entry;
  const needs = new Set(outside.map((what) => `<${what}>`));
  for (const { name } of globals) needs.add(name);
  for (const { module, name, shapes } of uses)
    for (const shape of shapes) needs.add(`${module}.${name}(${shape})`);
  return { path, format, verdict, sha256, needs: [...needs].sort(compareText) };
}

const HEAD = `# What the artifacts are and need. Written by \`wherefrom inspect --lock\`, compared by \`wherefrom inspect --locked\`.
version = 1
`;

/** TOML with one need a line and a comma behind each, so that a new one changes one line. */
export function lockText(artifacts: readonly LockedArtifact[]): string {
  return [HEAD, ...artifacts.map(tableOf)].join('\n');
}

function tableOf({ path, format, verdict, sha256, needs }: LockedArtifact): string {
  const list = needs.length === 0 ? '[]' : `[\n${needs.map((need) => `  ${text(need)},\n`).join('')}]`;
  return [
    '[[artifact]]',
    `path = ${text(path)}`,
    `format = ${text(format)}`,
    `verdict = ${text(verdict)}`,
    `sha256 = ${text(sha256)}`,
    `needs = ${list}`,
    '',
  ].join('\n');
}

/** A basic string of TOML: JSON's escapes are its own, and what steers a terminal is escaped too. */
function text(value: string): string {
  return JSON.stringify(value).replace(
    /[\x7f-\x9f\p{Cf}\p{Zl}\p{Zp}]/gu,
    (character) => `\\U${(character.codePointAt(0) as number).toString(16).padStart(8, '0')}`,
  );
}

const schema = z.object({
  version: z.literal(1),
  artifact: z
    .array(
      z.object({
        path: z.string(),
        format: z.string(),
        verdict: z.enum(['dangerous', 'suspicious', 'unknown', 'safe', 'unreadable']),
        sha256: z.string(),
        needs: z.array(z.string()),
      }),
    )
    .default([]),
});

/** The artifacts of a lock file, or why it is none. */
export function readLock(content: string): readonly LockedArtifact[] | string {
  let document: unknown;
  try {
    document = parse(content);
  } catch (error) {
    return messageOf(error).split('\n')[0] as string;
  }
  const read = schema.safeParse(document);
  if (read.success) return read.data.artifact;
  const [issue] = read.error.issues;
  return `${issue?.path.join('.') || 'it'}: ${issue?.message}`;
}
