import type { Rule, RuleExample } from '../../finding/rule.ts';

/** A page of documentation, the same for Markdown, the terminal and SARIF. Texts may hold `code` in backticks. */
export type Block =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'code'; readonly language: string; readonly text: string };

/** Everything a rule says of itself, in the order in which a reader asks. */
export function rulePage(rule: Rule): Block[] {
  return [
    { kind: 'title', text: rule.title },
    { kind: 'paragraph', text: identity(rule) },
    ...blocksOf(rule.summary),
    ...section('Why, and when not', rule.explanation),
    ...section('What to do', rule.remedy),
    ...section('How severe', rule.grading ?? ''),
    ...section('On trial', rule.preview ? onTrial(rule.id) : ''),
    ...(rule.examples ?? []).flatMap(exampleBlocks),
    ...references(rule.references),
  ];
}

function identity({ id, severity, cwe, equals = [] }: Rule): string {
  const worst = `${severity} at worst`;
  return [`\`${id}\``, worst, ...cwe.map((number) => `CWE-${number}`), ...equals.map(elsewhere)].join(', ');
}

/** `Bandit B303`, `Ruff S324`. */
function elsewhere(check: string): string {
  return `${check.startsWith('S') ? 'Ruff' : 'Bandit'} ${check}`;
}

function section(heading: string, text: string): Block[] {
  return text.trim() === '' ? [] : [{ kind: 'heading', text: heading }, ...blocksOf(text)];
}

function exampleBlocks({ bad, good, language = 'python' }: RuleExample, i: number): Block[] {
  const heading: Block[] = i === 0 ? [{ kind: 'heading', text: 'Example' }] : [];
  return [
    ...heading,
    { kind: 'paragraph', text: 'Instead of' },
    { kind: 'code', language, text: bad.trimEnd() },
    { kind: 'paragraph', text: 'write' },
    { kind: 'code', language, text: good.trimEnd() },
  ];
}

function references(titles: readonly string[]): Block[] {
  return titles.length === 0
    ? []
    : [
        { kind: 'heading', text: 'References' },
        { kind: 'list', items: titles },
      ];
}

/** The blocks of a rule's text: paragraphs apart by empty lines, lists by `- `, code between fences. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let lines: string[] = [];
  let fence: string | undefined;
  const end = () => {
    if (fence !== undefined) blocks.push({ kind: 'code', language: fence, text: lines.join('\n') });
    else if (lines.length > 0) blocks.push(...paragraphOrList(lines));
    lines = [];
  };
  for (const line of text.split('\n')) {
    if (line.startsWith('```')) {
      end();
      fence = fence === undefined ? line.slice(3).trim() : undefined;
    } else if (fence === undefined && line.trim() === '') end();
    else lines.push(line);
  }
  end();
  return blocks;
}

/** Lines before the first `- ` are a paragraph; a line without a mark goes on with the one above. */
function paragraphOrList(lines: readonly string[]): Block[] {
  const first = lines.findIndex((line) => line.startsWith('- '));
  const before = (first < 0 ? lines : lines.slice(0, first)).map((line) => line.trim()).join(' ');
  const items: string[] = [];
  for (const line of first < 0 ? [] : lines.slice(first)) {
    if (line.startsWith('- ')) items.push(line.slice(2).trim());
    else items.push(`${items.pop()} ${line.trim()}`);
  }
  return [
    ...(before === '' ? [] : [{ kind: 'paragraph', text: before } as const]),
    ...(items.length === 0 ? [] : [{ kind: 'list', items } as const]),
  ];
}

function onTrial(id: string): string {
  return `Too much of what this rule finds is wrong yet, so it is off until it is asked for: \`--select ${id}\`, or \`--select preview\` for all such rules.`;
}
