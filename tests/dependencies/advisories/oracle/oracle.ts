import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SCRIPT = join(import.meta.dirname, 'oracle.py');
const CACHE = join(import.meta.dirname, '../../../../.cache/oracles');

/** Name and version of a package. */
export type Question = readonly [string, string];

/** Ids of all records that apply, sorted; one list a question, by one process. `packaging` is the oracle's folder. */
export function askOracle(packaging: string, jsonl: string, questions: readonly Question[]): string[][] {
  mkdirSync(CACHE, { recursive: true });
  const scratch = mkdtempSync(join(CACHE, 'advisories.'));
  try {
    const [data, question, reply] = ['data', 'questions', 'answers'].map((name) => join(scratch, name));
    writeFileSync(data!, jsonl);
    writeFileSync(question!, questions.map((line) => `${JSON.stringify(line)}\n`).join(''));
    const args = [SCRIPT, packaging, data!, question!, reply!];
    const { status, error, stderr } = spawnSync('python3', args, { encoding: 'utf8' });
    if (status !== 0) throw error ?? new Error(stderr);
    const lines = readFileSync(reply!, 'utf8').trimEnd().split('\n');
    return lines.map((line) => JSON.parse(line));
  } finally {
    rmSync(scratch, { recursive: true });
  }
}
