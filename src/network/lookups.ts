/**
 * Addresses of hosts, asked for once: a client that opens two dozen connections to one host would ask as often, four at a
 * time (Node's threads), and a name server that drops one of so many questions is asked again after five seconds only.
 */
import dns from 'node:dns';
import type { LookupFunction } from 'node:net';

type Listener = Parameters<LookupFunction>[2];
type Answer = Parameters<Listener>;

/** Like `ask`; what it says is kept for as long as the function is, failures are not. */
export function lookupOnce(ask: LookupFunction = askSystem): LookupFunction {
  const waiting = new Map<string, Listener[]>();
  const known = new Map<string, Answer>();
  return (hostname, options, callback) => {
    const key = JSON.stringify([hostname, options]);
    const answer = known.get(key);
    if (answer) return void process.nextTick(callback, ...answer);
    const others = waiting.get(key);
    if (others) return void others.push(callback);
    const listeners = [callback];
    waiting.set(key, listeners);
    ask(hostname, options, (...told) => {
      waiting.delete(key);
      const [error] = told;
      if (!error) known.set(key, told);
      for (const listener of listeners) listener(...told);
    });
  };
}

function askSystem(...[hostname, options, callback]: Parameters<LookupFunction>): void {
  dns.lookup(hostname, options, callback);
}
