import type { Rule } from '../../finding/rule.ts';
import { UsageError } from '../../limits/errors.ts';
import type { Command, Invocation } from '../command.ts';
import type { Console } from '../console.ts';
import { styleFor } from '../console.ts';
import { nearest } from '../nearest.ts';

export const command: Command = {
  name: 'explain',
  summary: 'tell what a rule means, why, and the remedy',
  help: `Without a rule, all of them by family. The same pages are in docs/rules/.

Examples:
  wherefrom explain
  wherefrom explain deserialization/pickle`,
  arguments: [{ notation: '[rule]', description: 'its id, such as deserialization/pickle' }],
  options: [],
  async run({ console, args }: Invocation) {
    const { allRules } = await import('../rules.ts');
    await explain(allRules(), args[0], console);
    return 0;
  },
};

/** Prints the page of one rule, or the list of all. */
export async function explain(
  rules: readonly Rule[],
  id: string | undefined,
  console: Console,
): Promise<void> {
  const { penFor, textOf } = await import('../../report/terminal/pen.ts');
  const style = styleFor(console, false, false);
  const pen = penFor(style);
  if (id === undefined) {
    const { ruleListLines } = await import('../../report/terminal/ruleList.ts');
    console.out(textOf(ruleListLines(pen, rules), style.colour));
    return;
  }
  const rule = rules.find((one) => one.id === id) ?? unknownRule(id, rules);
  const { rulePage } = await import('../../report/page/page.ts');
  const { pageLines } = await import('../../report/terminal/page.ts');
  console.out(textOf(pageLines(pen, rulePage(rule)), style.colour));
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
