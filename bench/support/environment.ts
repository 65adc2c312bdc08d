import type { Environment } from '../../src/project/environment.ts';

/** A project that says nothing of its Python and locks nothing. */
export function anyPython(): Environment {
  return {
    pythons: [{ major: 3, minor: 12 }],
    platform: 'linux',
    locked: new Map(),
    allows: () => 'unknown',
  };
}
