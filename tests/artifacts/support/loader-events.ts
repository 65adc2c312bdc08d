/** What a loader does and what the machine tells of it, in the same words. */
import type { Recorded } from './record.ts';

/** What happens, as python/stubs.py writes it down. */
export type Event = readonly [what: 'ask', module: string, name: string] | readonly [what: string];
/** The machine's events in the words of the stubs; items that are stored are told one by one there. */
export function toldTo(loader: number, events: readonly Recorded[]): string[] {
  const told = events.filter(({ what, loaders }) => loaders & loader && what !== 'extension').map(wordOf);
  return told.filter((word) => word !== 'store');
}

function wordOf({ what, module, name }: Recorded): string {
  if (module !== undefined) return `ask ${module} ${name}`;
  return WORDS[what] ?? 'call';
}

const WORDS: Record<string, string> = {
  BUILD: 'state',
  extend: 'store',
  add: 'store',
  __setitem__: 'store',
  persistent: 'opaque',
  buffer: 'opaque',
};

export function seen(events: readonly Event[]): string[] {
  return events
    .filter(([what]) => what !== 'store')
    .map(([what, ...rest]) => (what === 'ask' ? `ask ${rest.join(' ')}` : what));
}

/**
 * Errors for which the machine goes on all the same: another object would not have failed, a loader that is told
 * another encoding would not, or whoever decodes the payload finds out later.
 */
const GOES_ON = [
  /unregistered extension code/,
  /state is not a dictionary/,
  /(tuple|mapping|dictionary), not Meta|argument list must be a tuple|STACK_GLOBAL requires str/,
  /a bytes-like object is required, not 'Meta'/,
  // What is put into a bytearray.
  /byte must be in range|cannot be interpreted as an integer|bytearray indices must be integers/,
  /RecursionError|MemoryError/,
  // A number or text as the state of a plain value: pickle.py puts up with 0 and ''.
  /object has no attribute '__dict__'/,
  /UnicodeDecodeError: '(utf-8|ascii)' codec/,
  // For the opcode itself it is told to have done; behind that it is told to stop.
  /exhausted before end of frame|pickle data was truncated/,
];

export function goesOn(error: string): boolean {
  return GOES_ON.some((pattern) => pattern.test(error));
}
