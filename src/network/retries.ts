import { NetworkError } from '../limits/errors.ts';
import { type Advice, Passing } from './failures.ts';

const TRIES = 3;

/**
 * Tries again what may pass, waiting longer after each failure: as long as the server asks for if it asks, and never
 * past `patience` (milliseconds). Throws {@link NetworkError} in the end, or at once when `isOver`.
 */
export async function withRetries<T>(
  patience: number,
  { again }: Advice,
  attempt: () => Promise<T>,
  isOver = () => false,
): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Passing)) throw error;
      if (tried === TRIES || isOver()) throw new NetworkError(error.message, again);
      const pause = Math.min(patience, error.pause ?? (patience / 50) * tried);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
