import type { Engine } from '../../flow/ask/engine.ts';
import { Kind } from '../../python/nodes.ts';
import { refuse, type Spot } from '../refusal.ts';

/** Refused where only Python 2 runs a file: the project says so, or its syntax, whatever the project says. */
export function checkPython3({ environment }: Engine, spot: Spot, what: string): void {
  const { written } = spot.module;
  if (written.ofKind(Kind.Print).length + written.ofKind(Kind.Exec).length > 0)
    refuse('version-floor', `the file is written in Python 2, ${what}`, spot);
  if (environment.pythons.every(({ major }) => major === 2))
    refuse('version-floor', `the project runs on Python 2, ${what}`, spot);
}
