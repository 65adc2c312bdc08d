import type { ObjectName, Shape } from './shape.ts';

/** A name that `find_class` is asked for while something of a shape is loaded. */
export interface NeededName extends ObjectName {
  /** What Python 3 imports for it: pickles below protocol 3 use the names of Python 2. */
  readonly imports: ObjectName;
  /** A class of the project, of which instances are made without calling it; others are called with plain values. */
  readonly isOwn: boolean;
}

const [BUILTINS, CODECS] = ['builtins', '_codecs'];

/**
 * The names that pickles of a shape need, by the protocols that may have written it (Lib/pickle.py: sets have opcodes of
 * their own from 4 on, bytes from 3, objects are made without `copyreg` from 2). In order, each once.
 */
export function namesNeeded(shape: Shape, protocols: readonly number[]): readonly NeededName[] {
  const parts = partsOf(shape);
  const has = (kind: Shape['kind']) => parts.some((part) => part.kind === kind);
  const objects = parts.flatMap((part) => (part.kind === 'record' ? (part.object ?? []) : []));
  const lowest = Math.min(...protocols);
  const builtins = lowest < 3 ? '__builtin__' : BUILTINS;
  const needed: NeededName[] = objects.map((name) => ({ ...name, imports: name, isOwn: true }));
  const standard = (module: string, name: string, imports = module) =>
    needed.push({ module, name, imports: { module: imports, name }, isOwn: false });
  if (has('set') && lowest < 4) {
    standard(builtins, 'set', BUILTINS);
    if (lowest < 3 && protocols.some((one) => one >= 3)) standard(BUILTINS, 'set');
  }
  if (has('bytes') && lowest < 3) standard(CODECS, 'encode');
  if (objects.length > 0 && lowest < 2) {
    standard('copy_reg', '_reconstructor', 'copyreg');
    standard('__builtin__', 'object', BUILTINS);
  }
  const keys = new Map(needed.map((one) => [`${one.module} ${one.name}`, one]));
  return [...keys].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

/** Every part, the shape itself first. */
export function partsOf(shape: Shape): readonly Shape[] {
  const parts: Shape[] = [shape];
  for (const part of parts) {
    if (part.kind === 'record') parts.push(...part.fields.map(({ shape: of }) => of));
    else if (part.kind === 'union') parts.push(...part.of);
    else if ('of' in part) parts.push(part.of);
  }
  return parts;
}
