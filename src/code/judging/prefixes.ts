import type { Engine } from '../flow/ask/engine.ts';
import type { Frame } from '../flow/ask/reference.ts';
import type { Value } from '../flow/value.ts';

/**
 * Whether it is known that no separator ends the name of a folder: `/data-old/x` begins as `/data` does, so that a test
 * whether a path begins with it leaves the folders beside it open.
 */
export function isOpenFolder(engine: Engine, folder: Value, frame: Frame | undefined): boolean {
  const refs = engine.refs(folder, frame);
  return refs.every((ref) => {
    if (ref.sort === 'constant') return typeof ref.literal === 'string' && /\w$/.test(ref.literal);
    return ref.sort === 'library' && WITHOUT_END.test(ref.path);
  });
}

/** These give a name without a separator at its end, whatever they are given. */
const WITHOUT_END = /^os\.(path\.(abspath|realpath|normpath|dirname)|getcwd)\(\)$/;
