/**
 * What libraries do with the plain data of a checkpoint. Lightning's `load_from_checkpoint` imports what `_instantiator` names
 * and calls it with the classes that its hyperparameters name; NeMo and others that are built on Hydra make what stands under
 * `_target_` in them. Sources: lightning/pytorch/core/saving.py, _load_state; hydra/_internal/instantiate/_instantiate2.py.
 */
import type { ByteSource } from '../../archive/source.ts';
import { printable } from '../inspection/printable.ts';
import type { Reason } from '../inspection/reason.ts';
import { EFFECTS, effectOf } from './policy/dangers.ts';
import { vouchedFor } from './policy/vouched.ts';

const INSTANTIATOR = Buffer.from('_instantiator');
const TARGET = Buffer.from('_target_');
/** Hyperparameters stand in front of or behind references to tensors, which take little room. */
const LOOK = 16 * 1024 * 1024;
/** Functions of Hydra that fetch what stands beside them under `path`. */
const FETCHES = /^hydra\.(?:utils|_internal\.utils)\.(?:get_\w+|_locate)$/;
const LONGEST_NAME = 4096;
const MOST_TARGETS = 10_000;

const SHORT_BINUNICODE = 0x8c;
const BINUNICODE = 0x58;
/** What a pickler puts between a key and its value: the length of the opcode, which remembers the key. */
const MEMO: Readonly<Record<number, number>> = { 113: 2, 114: 5, 148: 1 };

/** Of the pickle of a checkpoint, which is plain data otherwise. */
export function checkpointReasons(source: ByteSource): Reason[] {
  const piece = source.read(0, LOOK);
  const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.length);
  return [...lightningReasons(bytes), ...targetReasons(bytes)];
}

function lightningReasons(bytes: Buffer): Reason[] {
  const offset = bytes.indexOf(INSTANTIATOR);
  if (offset < 0) return [];
  const message =
    'Lightning imports and calls what `_instantiator` names in it, with the classes named beside it';
  return [{ rule: 'embedded-code', verdict: 'unknown', message, offset }];
}

/** Told only where the name does harm: others are what the program is made of. */
function targetReasons(bytes: Buffer): Reason[] {
  const reasons = new Map<string, Reason>();
  let looks = 0;
  for (let at = bytes.indexOf(TARGET); at >= 0 && looks < MOST_TARGETS; at = bytes.indexOf(TARGET, at + 1)) {
    looks += 1;
    const name = textAt(bytes, at + TARGET.length);
    const dot = name?.lastIndexOf('.') ?? -1;
    if (name === undefined || dot < 0) continue;
    if (FETCHES.test(name)) reasons.set('fetches', { ...FETCHED, offset: at });
    const reason = harmOf(name.slice(0, dot), name.slice(dot + 1), at);
    if (reason) reasons.set(reason.message, reason);
  }
  return [...reasons.values()];
}

/** Of what is vouched for nothing is said: it takes texts apart. */
function harmOf(module: string, name: string, offset: number): Reason | undefined {
  const effect = effectOf(module, name);
  if (effect === undefined || vouchedFor(module, name)?.entry.anywhere) return undefined;
  const message = `its \`_target_\` asks for ${printable(`${module}.${name}`)}, which ${EFFECTS[effect]}`;
  return { rule: 'embedded-code', verdict: 'dangerous', message, offset };
}

const FETCHED: Reason = {
  rule: 'embedded-code',
  verdict: 'unknown',
  message: 'its `_target_` has Hydra fetch what stands beside it under `path`',
};

/** The text that the next opcode pushes. */
function textAt(bytes: Buffer, behindKey: number): string | undefined {
  const at = behindKey + (MEMO[bytes[behindKey] ?? 0] ?? 0);
  const isShort = bytes[at] === SHORT_BINUNICODE;
  if ((!isShort && bytes[at] !== BINUNICODE) || at + 5 > bytes.length) return undefined;
  const length = isShort ? bytes.readUInt8(at + 1) : bytes.readUInt32LE(at + 1);
  const start = at + (isShort ? 2 : 5);
  return length > LONGEST_NAME ? undefined : bytes.toString('utf8', start, start + length);
}
