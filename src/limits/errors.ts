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

/** The text of anything thrown, for messages. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
