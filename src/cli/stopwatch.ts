import type { Part } from '../project/progress.ts';
import type { Console } from './console.ts';
import type { ProgressLine } from './progress.ts';

/** What telling the time needs of the process; tests bring their own. */
export interface Clock {
  /** Milliseconds, from any start. */
  now(): number;
  /** What the process has used so far: milliseconds of all its threads, and the most memory that it held, in MB. */
  used(): { readonly cpu: number; readonly memory: number };
}

interface Stage {
  readonly name: string;
  readonly begun: number;
  /** Milliseconds of its parts; a part within a part counts for both. */
  readonly parts: Map<string, number>;
  readonly counts: Map<string, number>;
}

/** A progress line that tells, when it is closed, how long each stage took, what of it each part, and what was counted. */
export function stopwatch(line: ProgressLine, console: Console, clock: Clock = processClock): ProgressLine {
  const stages: Stage[] = [begun('looking for files', 0)];
  function begun(name: string, at: number): Stage {
    return { name, begun: at, parts: new Map(), counts: new Map() };
  }
  const part: Part = (name, work) => {
    const start = clock.now();
    try {
      return work();
    } finally {
      const { parts } = stages.at(-1) as Stage;
      parts.set(name, (parts.get(name) ?? 0) + clock.now() - start);
    }
  };
  let told = false;
  return {
    stage(name, total) {
      stages.push(begun(name, clock.now()));
      line.stage(name, total);
    },
    advance: (count) => line.advance(count),
    turn: () => line.turn?.(),
    part,
    count(what, count) {
      const { counts } = stages.at(-1) as Stage;
      counts.set(what, (counts.get(what) ?? 0) + count);
    },
    close() {
      line.close();
      if (told) return;
      told = true;
      console.err(table(stages, clock));
    },
  };
}

function table(stages: readonly Stage[], clock: Clock): string {
  const end = clock.now();
  const { cpu, memory } = clock.used();
  const rows = stages.map(({ name, begun, parts, counts }, i) => {
    const times = [...parts].map(([part, spent]) => `${part} ${seconds(spent)}`);
    const own = [...times, ...[...counts].map(([what, count]) => `${count} ${what}`)].join('  ');
    return `${name.padEnd(22)}${seconds((stages[i + 1]?.begun ?? end) - begun)}  ${own}`.trimEnd();
  });
  const all = `${'in all'.padEnd(22)}${seconds(end)}  ${seconds(cpu).trim()} s of CPU, ${Math.round(memory)} MB`;
  return `${['seconds by the clock', ...rows, all].join('\n')}\n`;
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(2).padStart(7);
}

/** Counts from the start of the process. */
const processClock: Clock = {
  now: () => performance.now(),
  used() {
    const { user, system } = process.cpuUsage();
    return { cpu: (user + system) / 1000, memory: process.resourceUsage().maxRSS / 1024 };
  },
};
