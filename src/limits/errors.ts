/**
 * The few errors that end a command, each with its exit status and the next step to try.
 * Everything else that goes wrong with an input is an {@link Incomplete} entry and the run goes on.
 */
export class WherefromError extends Error {
  readonly nextStep: string;
  readonly exitStatus: number;

  constructor(message: string, nextStep: string, exitStatus = 2) {
    super(message);
    this.name = new.target.name;
    this.nextStep = nextStep;
    this.exitStatus = exitStatus;
  }
}

/** The command line or the configuration asks for something that does not exist. */
export class UsageError extends WherefromError {}

/** A path that was named on the command line cannot be read. */
export class UnreadableError extends WherefromError {}

/** The network was needed and did not answer as it should. */
export class NetworkError extends WherefromError {}

/** An input reached one of its {@link Limits}; the reader turns this into an incomplete entry. */
export class LimitReached extends Error {
  readonly limit: string;

  constructor(limit: string, message: string) {
    super(message);
    this.name = 'LimitReached';
    this.limit = limit;
  }
}

/**
 * What is said of one piece of work that could not be done, where the rest is done all the same. What nests too deeply depends on
 * the machine's stack; anything else is a defect of ours, and names its place.
 */
export function whyUndone(error: unknown): string {
  if (error instanceof RangeError && /call stack/.test(error.message)) return TOO_DEEP;
  const [, place] =
    (error instanceof Error && /\n\s+at .*?([^/\\\n]+?:\d+:\d+)/.exec(error.stack ?? '')) || [];
  return `internal error, please report it: ${messageOf(error)}${place ? ` (${place.replace(/\)$/, '')})` : ''}`;
}

const TOO_DEEP = 'it nests too deeply for the stack of this machine';

/** The text of anything thrown, for messages. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
