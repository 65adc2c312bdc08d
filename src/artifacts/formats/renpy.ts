import { type ByteSource, slice, u32 } from '../../archive/source.ts';
import {
  type ArtifactFormat,
  type Content,
  type Context,
  type Inspection,
  startsWith,
} from '../inspection/format.ts';
import type { Reason } from '../inspection/reason.ts';
import { inspectValues, namedByPlace } from '../inspection/values.ts';
import type { StoredValue } from '../reading/stored-value.ts';

/** `RPA-3.0`, the place of the directory and a key, which are hexadecimal. Source: renpy/loader.py. */
const ARCHIVE = /^RPA-[\d.]+ ([0-9a-fA-F]{16})/;
/** A table of slots: a number, a place and a length each, up to one with the number 0. Source: renpy/script.py. */
const SCRIPT = 'RENPY RPC2';
const SLOT = 12;
const MOST_SLOTS = 64;

export const format: ArtifactFormat = {
  name: 'renpy',
  description: "Ren'Py: archives whose directory is a pickle, and compiled scripts",
  family: 'compressed',
  rank: 0,
  first: 'R',
  recognises: ({ head }) => startsWith(head, SCRIPT) || ARCHIVE.test(latin1(head)),
  inspect({ source, head }: Content, context: Context): Inspection {
    const parts = startsWith(head, SCRIPT) ? slotsOf(source) : directoryOf(source, latin1(head));
    const { members, reasons } = inspectValues(namedByPlace(parts), context);
    return { format: 'renpy', globals: [], reasons: [RUNS, ...reasons], members };
  },
};

const RUNS: Reason = {
  rule: 'embedded-code',
  verdict: 'unknown',
  message: "it belongs to a game of Ren'Py, which runs the scripts in it",
};

function* directoryOf(source: ByteSource, head: string): Generator<StoredValue, void> {
  const offset = Number.parseInt(ARCHIVE.exec(head)?.[1] ?? '', 16);
  if (offset < source.size) yield { offset, bytes: slice(source, offset, source.size - offset) };
}

function* slotsOf(source: ByteSource): Generator<StoredValue, void> {
  for (let at = SCRIPT.length, left = MOST_SLOTS; left > 0; at += SLOT, left -= 1) {
    const slot = source.read(at, SLOT);
    if (slot.length < SLOT || u32(slot, 0) === 0) return;
    const [offset, length] = [u32(slot, 4), u32(slot, 8)];
    if (offset + length <= source.size) yield { offset, bytes: slice(source, offset, length) };
  }
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, 64)).toString('latin1');
}
