import { describe, expect, test } from 'vitest';
import { auditCode, originsJudged } from '../../src/code/audit.ts';
import { answersAt } from '../../src/code/explain.ts';
import { findSinks } from '../../src/code/judging/sinks.ts';
import { openCode } from '../../src/code/open.ts';
import { patterns } from '../../src/code/patterns/registry.generated.ts';
import type { Module } from '../../src/code/program/module.ts';
import { UsageError } from '../../src/limits/errors.ts';
import { SILENT } from '../../src/project/progress.ts';
import type { ExpressionAnswer } from '../../src/report/explanation.ts';
import { explanationLines } from '../../src/report/terminal/explanation.ts';
import { penFor, textOf } from '../../src/report/terminal/pen.ts';
import { fixtureNames, openFixture } from '../support/fixtures.ts';

/** Rules about texts: these are no calls, of which alone an explanation speaks. */
const PATTERN_RULES = new Set<string>(patterns.map(({ rule }) => rule));

function isAboutCalls(rule: string): boolean {
  return !PATTERN_RULES.has(rule);
}

/** Whatever the audit says of a place, the answer for that place says too, whoever asks in whatever order. */
describe('an explanation says of each call what the audit says', () => {
  test.each(fixtureNames())('%s', async (name) => {
    const { project, environment } = openFixture(name);
    const audit = await auditCode(project, environment, SILENT, { asksFor: isAboutCalls });
    const { engine, modules } = await openCode(project, environment, SILENT);
    const sinks = await findSinks(engine, originsJudged, SILENT);
    const answersFor = (path: string, line: number) =>
      answersAt(engine, sinks, modules.find((module) => module.path === path) as Module, { path, line });

    const said: string[] = [];
    const explained: string[] = [];
    const lines = new Set<string>();
    for (const { rule, severity, origin, location, entry } of audit.findings.toReversed()) {
      const at = `${location.path}:${location.line}:${location.column}`;
      said.push(`${at} ${rule} ${severity} ${origin} ${entry?.name}`);
      lines.add(`${location.path}\0${location.line}`);
    }
    const safe = audit.inventory.filter(({ verdict }) => verdict === 'safe');
    for (const { path, line, column, callee, origin, reason } of safe) {
      said.push(`${path}:${line}:${column} ${callee} safe ${origin} ${reason}`);
      lines.add(`${path}\0${line}`);
    }
    const judged = ({ location, judgements }: ExpressionAnswer) =>
      judgements.map(({ finding, callee, origin, reason }) => {
        const at = `${location.path}:${location.line}:${location.column}`;
        return finding
          ? `${at} ${finding.rule} ${finding.severity} ${origin} ${finding.entry?.name}`
          : `${at} ${callee} safe ${origin} ${reason}`;
      });
    for (const place of lines) {
      const [path = '', line] = place.split('\0');
      explained.push(...answersFor(path, Number(line)).flatMap(judged));
    }
    const inventoried = new Set(said);
    const isListed = (line: string) => inventoried.has(line) || !/ safe /.test(line);
    const isAsked = (line: string) => isListed(line) && isAboutCalls(line.split(' ')[1] as string);
    expect(explained.filter(isAsked).sort()).toEqual(said.sort());
  });
});

/** Every call of a fixture has an answer, and every answer can be drawn, however little room there is. */
describe('every line can be asked about', () => {
  const groups = ['idioms', 'reached-through', 'guards'];
  const names = fixtureNames().filter((name) => groups.includes(name.split('/')[0] as string));
  const pen = penFor({ colour: false, width: 40, unicode: false, verbose: true });
  const run = {
    tool: { name: 'wherefrom', version: '0' },
    root: '.',
    rule: () => undefined,
    sourceLines: () => undefined,
  } as const;
  test.each(names)('%s', async (name) => {
    const { project, environment } = openFixture(name);
    const { engine, modules } = await openCode(project, environment, SILENT);
    const sinks = await findSinks(engine, originsJudged, SILENT);
    let count = 0;
    for (const module of modules) {
      const { tree, placeOf } = module;
      const last = placeOf(tree.position(tree.end(tree.root))).line;
      for (let line = 1; line <= last; line += 1) {
        const place = { path: module.path, line };
        const answers = answersOrNone(() => answersAt(engine, sinks, module, place));
        for (const answer of answers) {
          count += 1;
          expect(answer.unreachable === undefined, answer.text).toBe(answer.value !== undefined);
        }
        const explanation = { ...run, version: 1 as const, place, answers, incomplete: [] };
        const drawn = textOf(explanationLines(pen, run, explanation), false);
        for (const { text } of answers) expect(drawn).toContain(text.slice(0, 4));
      }
    }
    expect(count).toBeGreaterThan(0);
  });
});

function answersOrNone(ask: () => readonly ExpressionAnswer[]): readonly ExpressionAnswer[] {
  try {
    return ask();
  } catch (error) {
    if (error instanceof UsageError) return [];
    throw error;
  }
}
