import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentsAfter, planFixes } from '../../src/audit/fix.ts';
import { byFile, fitting } from '../../src/edits/choose.ts';
import { unifiedDiff } from '../../src/edits/diff.ts';
import { writeEdits } from '../../src/edits/write.ts';
import type { Fix, FixPlan, Target } from '../../src/finding/fix.ts';
import { discoverFolder } from '../../src/project/discover.ts';
import { SILENT } from '../../src/project/progress.ts';
import { type Project, readProjectFile } from '../../src/project/project.ts';

export const FIXTURES = join(import.meta.dirname, 'fixtures');

/** `<repair>/<case>`, each a small project. */
export function namesOf(): readonly string[] {
  return readdirSync(FIXTURES).flatMap((repair) =>
    readdirSync(join(FIXTURES, repair)).map((name) => `${repair}/${name}`),
  );
}

/** What is offered for a fixture, as it is on record; '' for one that is new. */
export function recordOf(name: string): string {
  const path = join(import.meta.dirname, 'expected', `${name}.txt`);
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

/** The plan for a folder, with all rules. */
export function planFor(project: Project): Promise<FixPlan> {
  return planFixes(project, {
    selection: { asksFor: (rule) => !rule.startsWith('style/'), ignored: [], off: [] },
    pythonVersion: undefined,
    platform: 'linux',
    advisories: () => Promise.reject(new Error('no advisories are asked for')),
    suppression: { baseline: undefined, included: new Set(), today: '2026-01-01' },
    models: [],
    progress: SILENT,
    version: 'test',
    ...targetOf(project.root),
  });
}

/** What a reader of the plan sees, and the change of every fix by itself. */
export function transcriptOf(project: Project, plan: FixPlan): string {
  const fixes = plan.fixes.map((fix) => {
    const lines = [
      `${fix.applicability}: ${fix.title} [${fix.repair}]`,
      ...fix.because.map(
        ({ note, path, line }) => `  because ${note}${path === undefined ? '' : `  ${path}:${line}`}`,
      ),
      ...fix.unless.map((text) => `  unless ${text}`),
      ...(fix.requires.python ? [`  needs Python ${fix.requires.python}`] : []),
      ...fix.requires.packages.map((text) => `  needs ${text}`),
      ...(fix.order ?? []).map((text, i) => `  ${i + 1}. ${text}`),
      ...(fix.stale ?? []).map(({ note, path, line }) => `  stays ${note}  ${path}:${line}`),
      ...fix.data.map(({ path, command }) => `  data ${path}: ${command}`),
    ];
    return `${lines.join('\n')}\n${diffOf(project, [fix])}`;
  });
  const skipped = plan.skipped.map(
    ({ kind, rule, reason, location: { path, line } }) =>
      `skipped: ${kind} ${rule} ${path}:${line}: ${reason}\n`,
  );
  return [...fixes, ...skipped].join('\n') || 'nothing\n';
}

/** What a fixture asks for in the place of pickle: in a file of this name. */
function targetOf(folder: string): { target?: Target } {
  const file = join(folder, 'TARGET');
  return existsSync(file) ? { target: readFileSync(file, 'utf8').trim() as Target } : {};
}

export function diffOf(project: Project, fixes: readonly Fix[]): string {
  const diffs = [...contentsAfter(project, fixes)].map(([path, after]) => {
    const file = project.files.find((one) => one.path === path);
    return unifiedDiff(path, file && readProjectFile(file), after);
  });
  return Buffer.from(diffs.join(''), 'latin1').toString('utf8');
}

/** Does something with a copy of a folder that is gone afterwards. */
export function inCopy<T>(folder: string, work: (copy: string) => Promise<T>): Promise<T> {
  return inScratch((copy) => {
    cpSync(folder, copy, { recursive: true });
    return work(copy);
  });
}

/** Does something in an empty folder that is gone afterwards. */
export async function inScratch<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'wherefrom-fix-')));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Writes all that may be written, round by round; the plan that is left, and the fixes that were made. */
export async function applyAll(folder: string, levels: readonly Fix['applicability'][]) {
  const made: Fix[] = [];
  for (let round = 0; round < 10; round += 1) {
    const project = discoverFolder(folder);
    const plan = await planFor(project);
    const wanted = fitting(plan.fixes.filter((fix) => levels.includes(fix.applicability)));
    if (wanted.length === 0) return { plan, fixes: made };
    for (const { path, fault } of writeEdits(project.root, byFile(wanted)))
      if (fault) throw new Error(`${path}: ${fault}`);
    made.push(...wanted);
  }
  throw new Error('the fixes never come to an end');
}
