import type { Engine } from '../../flow/ask/engine.ts';
import { Kind } from '../../python/nodes.ts';
import { refuse, type Spot } from '../refusal.ts';

/** Refused where only Python 2 runs a file: its syntax says so, the project, or many other files of the project. */
export function checkPython3({ program }: Engine, spot: Spot, what: string): void {
  const { written } = spot.module;
  if (written.ofKind(Kind.Print).length + written.ofKind(Kind.Exec).length > 0)
    refuse('version-floor', `the file is written in Python 2, ${what}`, spot);
  if (program.python2) refuse('version-floor', `the project is one of Python 2, ${what}`, spot);
}
