import type * as z from 'zod';
import { WORDS } from './schema.ts';

/** What is wrong with a model, where, and what to do. */
export interface Fault {
  /** The keys and indices that lead to it. */
  readonly at: readonly PropertyKey[];
  readonly message: string;
  readonly nextStep: string;
}

type Issue = z.core.$ZodIssue;

/** One issue of the schema in words. */
export function sentenceOf(issue: Issue): Fault {
  const { path, message } = issue;
  switch (issue.code) {
    case 'unrecognized_keys':
      return aboutWords([...path, ...issue.keys.slice(0, 1)], 'is no word of the vocabulary here');
    case 'invalid_type':
      return issue.input === undefined
        ? aboutWords(path, 'is missing')
        : aboutForm(path, `must be ${TYPES[issue.expected] ?? issue.expected}`);
    case 'invalid_value':
      return aboutForm(path, oneOf(issue.values));
    case 'invalid_union':
      return ofUnion(issue);
    case 'invalid_key':
    case 'invalid_element':
      return aboutForm(path, issue.issues[0] ? sentenceOf(issue.issues[0]).message : message);
    default:
      return aboutForm(path, message);
  }
}

/** Of the alternatives the one that was most probably meant: whose fault lies deepest, or is about what was written. */
function ofUnion({ errors, path }: Issue & { readonly code: 'invalid_union' }): Fault {
  const all = errors.flatMap(([first]) => (first ? [{ code: first.code, fault: sentenceOf(first) }] : []));
  const deep = all.find(({ fault }) => fault.at.length > 0) ?? all.find(({ code }) => code === 'custom');
  if (deep) return { ...deep.fault, at: [...path, ...deep.fault.at] };
  return aboutForm(path, [...new Set(all.map(({ fault }) => fault.message))].join(', or '));
}

function oneOf(values: readonly unknown[]): string {
  const shown = values.map((value) => JSON.stringify(value));
  return shown.length === 1 ? `must be ${shown[0]}` : `must be one of ${shown.join(', ')}`;
}

const TYPES: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'a table',
  record: 'a table',
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  null: '{ none = true }',
};

function aboutForm(at: readonly PropertyKey[], message: string): Fault {
  return { at, message, nextStep: 'docs/models.md shows how it is written' };
}

function aboutWords(at: readonly PropertyKey[], message: string): Fault {
  const [part, index] = at;
  const own = typeof index === 'number' ? WORDS[String(part)] : undefined;
  const words = own ? `the words of ${String(part)}` : 'the parts of a model';
  return { at, message, nextStep: `${words} are ${(own ?? WORDS.model)?.join(', ')}: docs/models.md` };
}
