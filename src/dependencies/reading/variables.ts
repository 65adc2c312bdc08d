/** What variables of a script or an image stand for, where it says so once and outright. */
import { filledIn, type Variables } from './pip-commands.ts';

/** What is longer is no name or version; values made of each other could double in length at each step. */
const LONGEST = 1_000;

/** From assignments in their order. A value may name others before it; what has several values may have any of them. */
export function settled(assignments: Iterable<readonly [name: string, value: string]>): Variables {
  const variables = new Map<string, string>();
  const several = new Set<string>();
  for (const [name, value] of assignments) {
    const plain = filledIn(value.replace(/^(["'])(.*)\1$/, '$2'), variables);
    const isLong = plain.length > LONGEST;
    if (isLong || plain.includes('$') || (variables.get(name) ?? plain) !== plain) several.add(name);
    variables.set(name, isLong ? '$' : plain);
  }
  for (const name of several) variables.delete(name);
  return variables;
}

const ASSIGNED = /(?:^|[\s;&|(])(\w+)\+?=("[^"\n`]*"|'[^'\n]*'|[^\s;&|()`"']*)/g;
/** Names that get values otherwise: `for NAME in …`, `read NAME`, `${NAME:=…}`, `printf -v NAME`. */
const OTHERWISE =
  /\b(?:for|select)\s+(\w+)\s+in\b|\b(?:read|getopts|mapfile)\s([^;&|\n]*)|\$\{(\w+):?=|-v\s+(\w+)/g;

/** Of a shell script. */
export function shellVariables(text: string): Variables {
  const variables = new Map(settled(assignmentsIn(text)));
  for (const [, looped, read = '', otherwise, printed] of text.matchAll(OTHERWISE))
    for (const name of [looped, otherwise, printed, ...read.split(/\s+/)]) variables.delete(name ?? '');
  return variables;
}

/** What runs to be known is no value: a `$` is left in it. */
function* assignmentsIn(text: string): Generator<readonly [string, string]> {
  for (const match of text.matchAll(ASSIGNED)) {
    const [all, name = '', value = ''] = match;
    const isOpen = all.includes('+=') || /[`"'(]/.test(text[match.index + all.length] ?? '');
    yield [name, isOpen ? '$' : value];
  }
}

const MADE = /^(?:(?:export|override)[ \t]+)?(\w+)[ \t]*(\?|::?:?|\+|!)?=[ \t]*(.*?)[ \t]*(?:#.*)?\r?$/gm;

/** Of a makefile. What `?=` gives may be given from outside, as what `ARG` of an image gives. */
export function makeVariables(text: string): Variables {
  const assignments = [...text.matchAll(MADE)].map(([, name = '', sign, value = '']) => {
    const isOpen = sign === '+' || sign === '!' || value.endsWith('\\');
    return [
      name,
      isOpen ? '$' : value.replace(/\$\((\w+)\)/g, (_, other: string) => `\${${other}}`),
    ] as const;
  });
  const variables = settled(assignments);
  return new Map([...variables, ...[...variables].map(([name, value]) => [`(${name}`, value] as const)]);
}
