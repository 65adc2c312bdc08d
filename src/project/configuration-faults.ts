import type * as z from 'zod';
import { UsageError } from '../limits/errors.ts';
import { SCHEMA } from './configuration-schema.ts';
import { nearest } from './nearest.ts';
import { lineIn } from './toml-lines.ts';

type Issue = z.core.$ZodIssue;

/** Where a table of settings was read. */
export interface ConfigurationFile {
  readonly name: string;
  readonly text: string;
  /** The keys that lead to the table. */
  readonly table: readonly string[];
}

/** The first thing that is wrong with the settings, with its line, and what could stand there. */
export function configurationError(file: ConfigurationFile, { issues }: z.ZodError): UsageError {
  const { at, message, nextStep } = faultOf(issues[0] as Issue);
  return new UsageError(`${file.name}:${lineIn(file.text, [...file.table, ...at])}: ${message}`, nextStep);
}

interface Fault {
  readonly at: readonly PropertyKey[];
  readonly message: string;
  readonly nextStep: string;
}

function faultOf(issue: Issue): Fault {
  const { path: at } = issue;
  const setting = at.filter((key) => typeof key === 'string').join('.') || 'the table of settings';
  switch (issue.code) {
    case 'unrecognized_keys':
      return unknownSetting(at, issue.keys[0] ?? '');
    case 'invalid_type':
      return {
        at,
        message: `${setting} must be ${FORMS[issue.expected] ?? issue.expected}`,
        nextStep: EXAMPLES[issue.expected] ?? 'docs/commands.md lists the settings',
      };
    case 'invalid_value':
      return {
        at,
        message: `${setting} does not know ${JSON.stringify(issue.input)}`,
        nextStep: `choose from ${issue.values.join(', ')}`,
      };
    case 'too_small':
      return {
        at,
        message: `${setting} must be ${issue.minimum} or more`,
        nextStep: 'write a larger number',
      };
    default:
      return { at, message: `${setting}: ${issue.message}`, nextStep: 'docs/commands.md lists the settings' };
  }
}

const FORMS: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'a table',
  string: 'a text',
  int: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
};

const EXAMPLES: Readonly<Record<string, string>> = {
  array: 'write it as ["one", "another"]',
  string: 'write it in quotes',
};

function unknownSetting(at: readonly PropertyKey[], name: string): Fault {
  const known = at.length === 0 ? Object.keys(SCHEMA.shape) : Object.keys(SCHEMA.shape.policy.unwrap().shape);
  const [near] = nearest(name, known, 1);
  const guess = near === undefined ? '' : `; did you mean ${near}?`;
  return {
    at: [...at, name],
    message: `there is no setting ${[...at, name].join('.')}${guess}`,
    nextStep:
      at.length === 0 && name === 'tool'
        ? 'in wherefrom.toml settings stand at the top, without [tool.wherefrom]'
        : `choose from ${known.join(', ')}`,
  };
}
