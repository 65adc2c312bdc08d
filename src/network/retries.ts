import { setTimeout } from 'node:timers/promises';
import { NetworkError } from '../limits/errors.ts';
import { type Advice, Passing } from './failures.ts';
import { type Network, patienceOf } from './network.ts';

const TRIES = 3;

/**
 * Tries again what may pass, waiting longer after each failure: as long as the server asks for if it asks, and never
 * past the network's patience. Throws {@link NetworkError} in the end, or at once when `isOver`: with the last failure,
 * and with what the server said before if it fell silent.
 */
export async function withRetries<T>(
  network: Network,
  { again }: Advice,
  attempt: () => Promise<T>,
  isOver = () => false,
): Promise<T> {
  const patience = patienceOf(network);
  const pause = network.pause ?? setTimeout;
  let said: Passing | undefined;
  for (let tried = 1; ; tried += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Passing)) throw error;
      if (error.isAnswer) said = error;
      if (tried === TRIES || isOver()) throw new NetworkError(inTheEnd(error, said), again);
      await pause(Math.min(patience, error.pause ?? (patience / 50) * tried));
    }
  }
}

function inTheEnd({ message }: Passing, said: Passing | undefined): string {
  return said && said.message !== message ? `${message}; before that, ${said.message}` : message;
}
