/**
 * What Lightning does with the data of a checkpoint: `load_from_checkpoint` imports what `_instantiator` names and calls it
 * with the classes that its hyperparameters name. Source: lightning/pytorch/core/saving.py, _load_state.
 */
import type { ByteSource } from '../../archive/source.ts';
import type { Reason } from '../inspection/reason.ts';

const KEY = Buffer.from('_instantiator');
/** Hyperparameters stand in front of or behind references to tensors, which take little room. */
const LOOK = 16 * 1024 * 1024;

/** Of the pickle of a checkpoint, which is plain data otherwise. */
export function lightningReasons(source: ByteSource): Reason[] {
  const bytes = source.read(0, LOOK);
  const offset = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf(KEY);
  if (offset < 0) return [];
  const message =
    'Lightning imports and calls what `_instantiator` names in it, with the classes named beside it';
  return [{ rule: 'embedded-code', verdict: 'unknown', message, offset }];
}
