import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { Option } from 'commander';
import type { Rule } from '../../finding/rule.ts';
import { familyOf } from '../../finding/subject.ts';
import { UsageError } from '../../limits/errors.ts';
import { nearest } from '../../project/nearest.ts';
import type { Command, Invocation } from '../command.ts';
import type { Console } from '../console.ts';
import type { PlaceArgument } from '../place.ts';
import { COMMON_OPTIONS } from '../settings.ts';

const { output, pythonVersion, platform, models, isolated, quiet, verbose } = COMMON_OPTIONS;

export const command: Command = {
  name: 'explain',
  summary: 'tell what a rule means, or all that is known of a call',
  help: `Of a rule: what it means, why, and the remedy; without one, all of them by family, or those of the family that is
named. The same pages are in docs/rules/.

Of a place: what is called there, what it gets and from where, what was tested on the way, which branches are dead,
and what the audit says of it. Without a column, all calls that begin on the line; with one, the innermost around it.

Examples:
  wherefrom explain
  wherefrom explain deserialization/pickle
  wherefrom explain secrets
  wherefrom explain --format json | jq -r '.rules[] | select(.preview) | .id'
  wherefrom explain shop/views.py:12
  wherefrom explain shop/views.py:12:20 --format json`,
  arguments: [
    {
      notation: '[rule|place]',
      description: 'deserialization/pickle, a family of rules, or FILE:LINE[:COLUMN]',
    },
  ],
  options: [
    new Option(
      '--root <folder>',
      'the project (default: the nearest folder above with a manifest or repository)',
    ),
    new Option('-f, --format <name>', 'terminal or json (default: terminal)').choices(['terminal', 'json']),
    ...[output, pythonVersion, platform, models, isolated, quiet, verbose],
  ],
  async run({ console, args: [asked], options }: Invocation) {
    const place = asked === undefined ? undefined : placeIn(asked);
    if (place) {
      const { explainPlace } = await import('../place.ts');
      return explainPlace(place, options, console);
    }
    if (options.root !== undefined)
      throw new UsageError('--root is for places, not for rules', 'wherefrom explain FILE:LINE');
    const { allRules } = await import('../rules.ts');
    await explain(allRules(), asked, console, options);
    return 0;
  },
};

/** `FILE:LINE[:COLUMN]`; undefined for what can be the id of a rule, or its family. */
function placeIn(text: string): PlaceArgument | undefined {
  const match = /^(.+?):(\d+)(?::(\d+))?$/.exec(text);
  if (!match) return undefined;
  const [, file = '', line, column] = match;
  return { file, line: Number(line), ...(column !== undefined && { column: Number(column) }) };
}

/** Writes the page of one rule, or the list of all; as JSON what they say of themselves. */
export async function explain(
  rules: readonly Rule[],
  id: string | undefined,
  console: Console,
  { format, output }: Invocation['options'] = {},
): Promise<void> {
  const { answer } = await import('../answer.ts');
  const { openOutput } = await import('../output.ts');
  const { rulePage } = await import('../../report/page/page.ts');
  const { pageLines } = await import('../../report/terminal/page.ts');
  const { ruleListLines } = await import('../../report/terminal/ruleList.ts');
  const one = rules.find((rule) => rule.id === id);
  const asked = one ? [one] : rulesOf(id, rules, console);
  const out = openOutput(console, output as string | undefined, false);
  answer(out, format === 'json', { version: 1, rules: asked }, (pen) =>
    one ? pageLines(pen, rulePage(one)) : ruleListLines(pen, asked),
  );
}

/** All of them, or those of a family. */
function rulesOf(family: string | undefined, rules: readonly Rule[], console: Console): readonly Rule[] {
  const found = rules.filter(({ id }) => family === undefined || familyOf(id) === family);
  if (found.length > 0 || family === undefined) return found;
  refusePath(family, console);
  return unknownRule(family, rules);
}

/** Throws where somebody has named a file or folder, and no place in one. */
function refusePath(text: string, console: Console): void {
  const found = statSync(resolve(console.folder, text), { throwIfNoEntry: false });
  if (!found && !/\.(pyw?|ipynb)$/.test(text)) return;
  if (!found) throw new UsageError(`${text}: no such file`, 'name a file that exists: FILE:LINE[:COLUMN]');
  if (found.isDirectory())
    throw new UsageError(`${text} is a folder`, 'name a file and a line: wherefrom explain FILE:LINE');
  throw new UsageError(
    `${text} is a file, not a place in one`,
    `wherefrom explain ${text}:1, with the line of a call`,
  );
}

function unknownRule(id: string, rules: readonly Rule[]): never {
  const near = nearest(
    id,
    rules.map((rule) => rule.id),
  );
  throw new UsageError(
    `there is no rule ${id}${near.length > 0 ? `; did you mean ${near.join(' or ')}?` : ''}`,
    near.length > 0 ? `wherefrom explain ${near[0]}` : 'wherefrom explain, which lists all rules',
  );
}
