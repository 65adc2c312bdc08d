/**
 * One case of the fuzz target: a fixture, damaged, and inspected. Cases are numbered, and each depends on nothing but
 * its number and the fixtures.
 */

import { bytesSource } from '../../../src/archive/source.ts';
import { type Judged, judged } from '../../../src/artifacts/entry.ts';
import { inspectContent } from '../../../src/artifacts/inspect.ts';
import { contentOf } from '../../../src/artifacts/inspection/format.ts';
import { classify } from '../../../src/artifacts/pickle/policy/classify.ts';
import { GLOBAL, type Global } from '../../../src/artifacts/pickle/value.ts';
import { Budget } from '../../../src/limits/budget.ts';
import { Random } from '../../support/random.ts';
import { mutated } from './mutate.ts';
import type { Seed } from './seeds.ts';

const LIMITS = { bytes: 1 << 26, operations: 1_000_000, depth: 6 };

/** Spreads neighbouring numbers. */
const SPREAD = 0x9e3779b1;

export interface Case {
  readonly number: number;
  /** The fixture that it was. */
  readonly path: string;
  readonly bytes: Buffer;
}

export function fuzzCase(number: number, all: readonly Seed[]): Case {
  const random = new Random(Math.imul(number + 1, SPREAD));
  const { path, bytes } = random.pick(all);
  return { number, path, bytes: mutated(bytes, random, all) };
}

export function inspectCase({ bytes }: Case): Judged[] {
  const source = bytesSource(bytes);
  const inspection = inspectContent(contentOf(source, 'x.pkl'), new Budget(LIMITS), {});
  return inspection ? judged('x.pkl', source, inspection, () => '') : [];
}

/** What the readers of CPython's standard library got to (python/reaches.py). */
export interface Reached {
  readonly asked: readonly string[];
  readonly called: readonly string[];
}

/** Whatever our own lists say of them. */
const DANGEROUS = new Set([
  'os.system',
  'posix.system',
  'nt.system',
  'subprocess.Popen',
  'builtins.eval',
  'builtins.exec',
  '__builtin__.eval',
]);

/** What plain pickle asks for in a joblib array of objects; see policy/judge.ts. */
const MIXED_UP = /^[^.]+\.dtype$/;

/** In what the verdict contradicts the readers of CPython. */
export function contradictions(found: readonly Judged[], reached: Reached): string[] {
  const verdict = found[0]?.entry.verdict;
  const dangers = reached.called.filter((name) => DANGEROUS.has(name));
  if (dangers.length > 0 && (verdict === undefined || verdict === 'safe'))
    return [`${verdict ?? 'no artifact'}, and a reader calls ${dangers.join(', ')}`];
  if (verdict !== 'safe') return [];
  const isScript = found.some(({ entry }) => entry.format.includes('torchscript'));
  return (
    reached.asked
      .filter((name) => !isVouchedFor(name) && !MIXED_UP.test(name))
      // Classes that the archive's own code defines; plain pickle finds no such module.
      .filter((name) => !(isScript && name.startsWith('__torch__.')))
      .map((name) => `safe, and a reader asks for ${name}`)
  );
}

/** In any protocol and at any place of the dot. */
function isVouchedFor(full: string): boolean {
  const dots = [...full.matchAll(/\./g)].map(({ index }) => index);
  return dots.some((at) =>
    [2, 4].some(
      (protocol) => classify(named(full.slice(0, at), full.slice(at + 1), protocol), {}).verdict === 'safe',
    ),
  );
}

function named(module: string, name: string, protocol: number): Global {
  const rest = { escapes: false, note: undefined, instance: undefined };
  return { kind: GLOBAL, offset: 0, module, name, opcode: 'GLOBAL', protocol, ...rest };
}
