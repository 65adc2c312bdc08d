/** What the local index costs inside of the process, for as many advisories as a database will have one day. */
import { readFileSync, writeFileSync } from 'node:fs';
import { decodeIndex } from '../../src/dependencies/advisories/index-file.ts';
import { match } from '../../src/dependencies/advisories/match.ts';
import { indexBytes } from '../../tests/dependencies/advisories/support/index.ts';
import type { OsvRecord, Pin } from './lock.ts';
import { median } from './timing.ts';

const ROUNDS = 9;

/** Milliseconds of this thread's CPU, so that a busy machine says the same; the median: reading the file, checking it, matching every pin. The records are repeated under other names. */
export function storeTime(
  lines: readonly string[],
  pins: readonly Pin[],
  count: number,
  file: string,
): number {
  writeFileSync(file, indexBytes(Buffer.from(repeated(lines, count))));
  const times = Array.from({ length: ROUNDS }, () => {
    const before = process.threadCpuUsage();
    const index = decodeIndex(readFileSync(file));
    for (const [name, version] of pins) match(index, name, version);
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1000;
  });
  return median(times);
}

function repeated(lines: readonly string[], count: number): string {
  const out: string[] = [];
  for (let round = 0; out.length < count; round += 1) {
    for (const line of lines.slice(0, count - out.length)) {
      const record = JSON.parse(line) as OsvRecord & { id: string };
      const affected = (record.affected ?? []).map((one) => ({
        ...one,
        package: {
          ...one.package,
          name: round === 0 ? one.package.name : `${one.package.name}-copy-${round}`,
        },
      }));
      out.push(
        JSON.stringify({
          ...record,
          id: round === 0 ? record.id : `${record.id}-${round}`,
          aliases: [],
          affected,
        }),
      );
    }
  }
  return `${out.join('\n')}\n`;
}
