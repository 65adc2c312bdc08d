import { CALLED } from '../../models/paths.ts';
import type { Source } from '../../models/vocabulary.ts';
import type { Scope } from '../../program/scope.ts';
import { resolutionOrder } from './classes.ts';
import type { Engine } from './engine.ts';

/** Where a library has the fields of an object from whose class inherits one of its own: Django's models are rows. */
export function keptByLibrary(engine: Engine, cls: Scope | undefined): Source | undefined {
  if (cls?.sort !== 'class') return undefined;
  for (const base of resolutionOrder(engine, cls)) {
    if (base.sort !== 'library') continue;
    const { entry, source } = engine.stepInto(base, CALLED, undefined);
    return source ?? entry?.below.get('*')?.source;
  }
  return undefined;
}
