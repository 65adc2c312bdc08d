import type { Module } from './module.ts';

/**
 * Whether a project is written in Python 2, whatever its manifest says or leaves open: so many of its files hold
 * statements that Python 3 cannot read. A stray script or two among many say nothing of the rest.
 */
export function isWrittenInPython2(modules: readonly Module[]): boolean {
  const old = modules.filter((module) => module.isPython2).length;
  return old > 0 && old >= modules.length * SHARE;
}

/** Of the files; in projects of Python 2 it is a sixth to a half, in those of both or of Python 3 below a hundredth. */
const SHARE = 0.1;
