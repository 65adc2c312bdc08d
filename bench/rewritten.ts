/**
 * Whether the audit says the same of programs that mean the same: each fixture is written otherwise in the ways of
 * `rewriting/rewrites.ts`, and audited again. Findings are held against each other by rule and origin. What is lost by a
 * way of writing is missed in programs that are written so; what comes anew is an alarm there.
 *
 *   ./wherefrom-dev bench rewritten [--way PART OF A NAME] [BEGINNING OF A FIXTURE…]
 */
import { parseArgs } from 'node:util';
import { auditCode } from '../src/code/audit.ts';
import { parse } from '../src/code/python/parse.ts';
import { type Project, type ProjectFile, readProjectFile } from '../src/project/project.ts';
import { isPython } from '../src/project/python-files.ts';
import { fixtureNames, isAboutData, openFixture } from '../tests/support/fixtures.ts';
import { applied } from './rewriting/edits.ts';
import { REWRITES, type Rewrite } from './rewriting/rewrites.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { way: { type: 'string', default: '' } },
});

/** What is wrong by the way it is written has to be another thing when it is written otherwise. */
const ASIDE = /^(?:traps|library)\//;

function rewritten(file: ProjectFile, { edits, before = '', behind = '' }: Rewrite): ProjectFile {
  if (!isPython(file)) return file;
  const tree = parse(readProjectFile(file));
  const made = tree.errorCount === 0 ? edits(tree) : [];
  if (made.length === 0) return file;
  const text = applied(Buffer.from(tree.bytes), made);
  const contents = Buffer.concat([Buffer.from(before), text, Buffer.from(behind)]);
  return parse(contents).errorCount > 0 ? file : { ...file, contents, size: contents.length };
}

/** What a list has more than another, each as often. */
function missingFrom(list: readonly string[], all: readonly string[]): string[] {
  const left = [...list];
  return all.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

const totals = Object.fromEntries(
  Object.keys(REWRITES).map((way) => [way, { programs: 0, lost: 0, more: 0 }]),
);
const ways = Object.entries(REWRITES).filter(([way]) => way.includes(values.way));
const names = fixtureNames().filter(
  (name) =>
    !ASIDE.test(name) && (positionals.length === 0 || positionals.some((part) => name.startsWith(part))),
);
for (const name of names) {
  const { project, environment } = openFixture(name);
  const asksFor = (rule: string) => isAboutData(rule) && !ASIDE.test(rule);
  const saidOf = async (one: Project) =>
    (await auditCode(one, environment, undefined, { asksFor })).findings.map(({ rule, origin = '' }) =>
      `${rule} ${origin}`.trim(),
    );
  const said = await saidOf(project);
  for (const [way, rewrite] of ways) {
    const files = project.files.map((file) => rewritten(file, rewrite));
    if (files.every((file, i) => file === project.files[i])) continue;
    const again = await saidOf({ ...project, files });
    const [lost, more] = [missingFrom(again, said), missingFrom(said, again)];
    const total = totals[way]!;
    total.programs += 1;
    total.lost += lost.length;
    total.more += more.length;
    if (lost.length + more.length > 0)
      console.log(
        `${way}: ${name}: lost ${lost.join(', ') || 'nothing'}; more ${more.join(', ') || 'nothing'}`,
      );
  }
}
console.log(`\n${'way of writing'.padEnd(44)} programs  lost  more`);
for (const [way, { programs, lost, more }] of Object.entries(totals))
  if (programs > 0)
    console.log(
      `${way.padEnd(44)} ${String(programs).padStart(8)} ${String(lost).padStart(5)} ${String(more).padStart(5)}`,
    );
