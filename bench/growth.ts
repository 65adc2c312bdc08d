/**
 * How the cost of an audit grows with the size of what is audited: each of `growth/programs.ts`, `growth/manifests.ts` and `growth/artifacts.ts` at a size and at four
 * times that size, as whole processes. A cost that follows the size is four times as high, one that follows its square
 * sixteen times; what the audit of the same program at size one costs is taken off.
 *
 *   ./wherefrom-dev bench growth [--seconds S] [--limit N] [PART OF A NAME…]
 *
 * The size is doubled until an audit takes S seconds of CPU (0.4) more than one of size one, or the size is N (16,000).
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { ARTIFACTS } from './growth/artifacts.ts';
import { MANIFESTS } from './growth/manifests.ts';
import { PROGRAMS } from './growth/programs.ts';
import { measure } from './support/measure.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: 'string', default: '0.4' }, limit: { type: 'string', default: '16000' } },
});
const wherefrom = join(import.meta.dirname, '..', 'wherefrom');
/** Seconds after which an audit is ended: nothing in the list is so large. */
const MOST = '300';
const TIMES = 4;
/** Times as high for four times the size: the square gives sixteen. */
const TOO_HIGH = 7;

const AUDIT = ['audit', '--offline', '--no-cache', '--isolated', '--only'];

function costOf(command: readonly string[], files: Readonly<Record<string, string | Uint8Array>>): number {
  const folder = mkdtempSync(join(tmpdir(), 'wherefrom-growth-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const { cpu } = measure(['timeout', MOST, wherefrom, ...command, folder]);
  rmSync(folder, { recursive: true });
  return cpu;
}

const all = [
  ...Object.entries(PROGRAMS).map(([name, program]) => ({ name, program, command: [...AUDIT, 'code'] })),
  ...Object.entries(MANIFESTS).map(([name, program]) => ({
    ...{ name, program },
    command: [...AUDIT, 'dependencies,settings'],
  })),
  ...Object.entries(ARTIFACTS).map(([name, program]) => ({ name, program, command: ['inspect'] })),
];
const chosen = all.filter(
  ({ name }) => positionals.length === 0 || positionals.some((part) => name.includes(part)),
);
const high: string[] = [];
for (const { name, program, command } of chosen) {
  let size = 500;
  const least = costOf(command, program(1));
  let small = costOf(command, program(size)) - least;
  while (small < Number(values.seconds) && size < Number(values.limit)) {
    size *= 2;
    small = costOf(command, program(size)) - least;
  }
  const large = costOf(command, program(TIMES * size)) - least;
  const ratio = large / small;
  if (ratio > TOO_HIGH) high.push(name);
  const figures = `${size} ${small.toFixed(2)} s   ${TIMES * size} ${large.toFixed(2)} s   ${ratio.toFixed(1)}`;
  console.log(`${name.padEnd(44)} ${figures}${ratio > TOO_HIGH ? '  !' : ''}`);
}
console.log(`${chosen.length} programs, ${high.length} grow faster than their size`);
