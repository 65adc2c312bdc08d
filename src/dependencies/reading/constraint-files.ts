/** Files of constraints that settings, variables and scripts name. */
import { posix } from 'node:path';
import { withoutCredentials } from '../../finding/credentials.ts';
import type { Location } from '../../finding/location.ts';
import { byWord } from '../../limits/by-word.ts';
import {
  BUILD,
  type DeclaredRequirement,
  type Group,
  MAIN,
  type ReadContext,
  type SourceText,
  UV,
} from './declarations.ts';
import { requirementLines } from './requirement-lines.ts';
import { isUrl } from './urls.ts';

interface Meaning {
  readonly role: 'constraint' | 'override';
  readonly groups: readonly Group[];
}

/** pip's builds are told by the same setting as what is installed (until pip 26.2). */
export const PIP_CONSTRAINTS: Meaning = { role: 'constraint', groups: [MAIN, BUILD] };
export const BUILD_CONSTRAINTS: Meaning = { role: 'constraint', groups: [BUILD] };

/** Variables that name such files. */
const VARIABLES: Readonly<Record<string, Meaning>> = byWord({
  PIP_CONSTRAINT: PIP_CONSTRAINTS,
  PIP_BUILD_CONSTRAINT: BUILD_CONSTRAINTS,
  UV_CONSTRAINT: { role: 'constraint', groups: [UV] },
  UV_BUILD_CONSTRAINT: BUILD_CONSTRAINTS,
  UV_OVERRIDE: { role: 'override', groups: [UV] },
});

export const CONSTRAINT_VARIABLES: readonly string[] = Object.keys(VARIABLES);

/** What a variable's value, several names parted by white space, restricts; nothing for other variables. */
export function constraintsOfVariable(
  name: string,
  value: string,
  location: Location,
  context: ReadContext,
): DeclaredRequirement[] {
  const meaning = VARIABLES[name];
  if (!meaning) return [];
  return wordsOf(value).flatMap((target) => constraintsIn(target, meaning, location, context));
}

/** Whoever names a file in every step of a workflow means one. */
const read = new WeakMap<ReadContext, Set<string>>();

/** What a file restricts that is named at a place, the first time that it is. One that is not there is incomplete. */
export function constraintsIn(
  target: string,
  meaning: Meaning,
  { path, line }: Location,
  context: ReadContext,
): DeclaredRequirement[] {
  const file = openNamed(target, path, context);
  if (!file) {
    const why = isUrl(target) ? 'is elsewhere and is not fetched' : 'is not there';
    context.incomplete(`the constraints ${withoutCredentials(target)} ${why}`, line);
    return [];
  }
  const known = read.get(context) ?? new Set();
  read.set(context, known);
  const key = JSON.stringify([file.path, meaning]);
  if (known.has(key)) return [];
  known.add(key);
  return requirementLines(file, context).requirements.map(({ requirement }) => ({
    ...requirement,
    ...meaning,
  }));
}

/** What a name begins with that only those know who run it: a variable, the folder of tox, the root of an image. */
const ELSEWHERE = /^(?:\$\{\{[^{}]*\}\}|\$\{\w+\}|\$\w+|%\w+%|\{\w+\})?\//;

/**
 * The file of the audited root that a name leads to, beside the file that names it or from the root. Of a path that
 * begins elsewhere, such as one in an image, the longest end that is there: images are built from the project's files.
 */
export function openNamed(target: string, from: string, context: ReadContext): SourceText | undefined {
  if (isUrl(target)) return undefined;
  const isElsewhere = ELSEWHERE.test(target);
  const parts = target.replace(ELSEWHERE, '').split('/').slice(-MOST_PARTS);
  for (let at = 0; at < (isElsewhere ? parts.length : 1); at += 1) {
    const end = isElsewhere ? parts.slice(at).join('/') : target;
    for (const path of [posix.join(posix.dirname(from), end), posix.normalize(end)]) {
      const file = path.startsWith('..') ? undefined : context.open(path);
      if (file) return file;
    }
  }
  return undefined;
}

/** Of a path's end. */
const MOST_PARTS = 20;

/** GitHub's expressions have spaces. */
function wordsOf(value: string): string[] {
  const plain = value.replace(/^(['"])(.*)\1$/s, '$2');
  return plain.match(/(?:\$\{\{[^{}]{0,100}\}\}|\S)+/g) ?? [];
}
