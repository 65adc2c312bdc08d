import { bytesSource } from '../../../src/archive/source.ts';
import { type MachineOptions, runPickle } from '../../../src/artifacts/pickle/machine.ts';
import type { PickleRun, Sink } from '../../../src/artifacts/pickle/sink.ts';
import { runAsReadersDo } from '../../../src/artifacts/pickle/stream.ts';
import { Budget } from '../../../src/limits/budget.ts';

export interface Recorded {
  readonly what: string;
  readonly offset: number;
  readonly module?: string | undefined;
  readonly name?: string | undefined;
  readonly loaders: number;
}

/** All that the machine tells of one pickle. */
export function record(
  bytes: Uint8Array,
  rememberedItems?: number,
  others: Partial<MachineOptions> = {},
): { events: Recorded[]; run: PickleRun } {
  const events: Recorded[] = [];
  const all = { ...options(rememberedItems), ...others };
  return { events, run: runPickle(bytesSource(bytes), recorder(events), all) };
}

/** What the C pickle does with the same bytes in a file that it cannot peek into. */
export function recordFile(bytes: Uint8Array): Recorded[] {
  const runs: Recorded[][] = [];
  runAsReadersDo(
    bytesSource(bytes),
    () => {
      runs.push([]);
      return recorder(runs.at(-1) as Recorded[]);
    },
    options(undefined),
  );
  return runs.at(-1) as Recorded[];
}

function options(rememberedItems: number | undefined) {
  return { budget: new Budget(), ...(rememberedItems === undefined ? {} : { rememberedItems }) };
}

function recorder(events: Recorded[]): Sink {
  return {
    global: ({ opcode, offset, module, name }, loaders) =>
      void events.push({ what: opcode, offset, module, name, loaders }),
    call: ({ opcode, offset }, loaders) => void events.push({ what: opcode, offset, loaders }),
    build: (_target, _state, offset, loaders) => {
      events.push({ what: 'BUILD', offset: offset - 1, loaders });
      return undefined;
    },
    store: (_target, what, offset, loaders) => void events.push({ what, offset, loaders }),
    opaque: ({ what, offset }, loaders) => void events.push({ what, offset, loaders }),
  };
}
