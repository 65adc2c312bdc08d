/**
 * Writes what is made from the code: `docs/rules/<family>/<name>.md`, their index, `docs/commands.md`, the table of
 * `docs/rules.md`, and the README's picture.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { commands } from '../src/cli/commands/registry.generated.ts';
import { allRules } from '../src/cli/rules.ts';
import { repairs } from '../src/code/fixing/catalogue/registry.generated.ts';
import type { Repair } from '../src/code/fixing/repair.ts';
import type { Rule } from '../src/finding/rule.ts';
import { familyOf } from '../src/finding/subject.ts';
import { markdownOf } from '../src/report/page/markdown.ts';
import { rulePage } from '../src/report/page/page.ts';
import { commandsPage } from './commands.ts';
import { withTable } from './parity.ts';
import { examplePicture, PICTURE } from './picture.ts';

/** Every page that there should be, by its path below `docs/rules/`. */
export function rulePages(rules: readonly Rule[]): Map<string, string> {
  const pages = new Map(rules.map((rule) => [`${rule.id}.md`, markdownOf(rulePage(rule))]));
  return pages.set('README.md', indexPage(rules));
}

function indexPage(rules: readonly Rule[]): string {
  const families = [...new Set(rules.map(({ id }) => familyOf(id)))];
  const sections = families.flatMap((family) => [
    `## ${family}`,
    [
      '| rule | what it finds | at worst |',
      '| --- | --- | --- |',
      ...rules
        .filter(({ id }) => familyOf(id) === family)
        .map(({ id, title, severity }) => `| [${id}](${id}.md) | ${cell(title)} | ${severity} |`),
    ].join('\n'),
  ]);
  const head = [
    '# Rules',
    '`wherefrom explain RULE` prints the same pages. They are written by `./wherefrom-dev docs`.',
  ];
  return `${[...head, ...sections].join('\n\n')}\n`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

/** Every page about a fix, by its path below `docs/fixes/`. */
export function repairPages(repairs: readonly Repair[]): Map<string, string> {
  const pages = new Map(repairs.map((repair) => [`${repair.id}.md`, repairPage(repair)]));
  const rows = repairs.map(
    ({ id, page, rules }) => `| [${id}](${id}.md) | ${cell(page.title)} | ${rules.join(', ')} |`,
  );
  const table = ['| fix | what it is | findings of |', '| --- | --- | --- |', ...rows].join('\n');
  const head =
    '# The catalogue of fixes\n\nHow fixes are made and proved: [fixes.md](../fixes.md). `./wherefrom-dev docs` writes these pages.';
  return pages.set('README.md', `${head}\n\n${table}\n`);
}

function repairPage({ page, rules }: Repair): string {
  const links = rules.map((rule) => `[${rule}](../rules/${rule}.md)`).join(', ');
  const sections = [
    `# ${page.title}`,
    `For findings of ${links}.`,
    page.changes,
    `\`\`\`python\n# before\n${page.before.trimEnd()}\n\n# after\n${page.after.trimEnd()}\n\`\`\``,
    `## When it is safe\n\n${page.safe}`,
    `## When it would be wrong\n\n${page.unsafe}`,
    `## What is refused\n\n${page.refused}`,
  ];
  return `${sections.join('\n\n')}\n`;
}

/** The Markdown files below a folder, relative to it. */
export function pagesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .sort();
}

/** Makes the folder hold these pages and no others; unchanged ones are left alone. */
export function writePages(folder: string, pages: ReadonlyMap<string, string>): void {
  mkdirSync(folder, { recursive: true });
  const present = new Set(pagesIn(folder));
  for (const path of present) if (!pages.has(path)) rmSync(join(folder, path));
  for (const [path, text] of pages) {
    const file = join(folder, path);
    if (present.has(path) && readFileSync(file, 'utf8') === text) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const root = join(import.meta.dirname, '..');
  writePages(join(root, 'docs', 'rules'), rulePages(allRules()));
  writePages(join(root, 'docs', 'fixes'), repairPages(repairs));
  const parity = join(root, 'docs', 'rules.md');
  writeFileSync(parity, withTable(readFileSync(parity, 'utf8'), allRules()));
  writeFileSync(join(root, 'docs', 'commands.md'), commandsPage(commands));
  writeFileSync(join(root, PICTURE), await examplePicture());
}
