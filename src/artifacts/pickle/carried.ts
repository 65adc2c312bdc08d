/** Pickles that lie within data of some other kind, which its library, or a program, takes out and loads. */
import type { ByteSource } from '../../archive/source.ts';
import type { Context, MemberInspection } from '../inspection/format.ts';
import type { Reason } from '../inspection/reason.ts';
import { searchedForPickles } from './searched.ts';

/** Larger ones are weights more often than not, and searching them costs what reading them does. */
export const LARGEST_CARRIER = 64 * 1024 * 1024;

/** Of a small file all is looked at before it is taken for anything: most have no byte of a pickle in them. */
export const LOOK = 64 * 1024;

/** Those that ask for something; of others nothing is said. */
export function carriedIn(source: ByteSource, context: Context): MemberInspection[] {
  const { members = [] } = searchedForPickles('carrier', 'data', source, context);
  return members.filter(({ inspection }) => inspection.globals.length > 0).map(asUnpickled);
}

/** Whether a library takes the value for a pickle depends on what stands around it, which is not read. */
export function asUnpickled(member: MemberInspection): MemberInspection {
  const { inspection } = member;
  return inspection.reasons.length > 0
    ? member
    : { ...member, inspection: { ...inspection, reasons: [LOADED] } };
}

const LOADED: Reason = {
  rule: 'hidden-payload',
  verdict: 'unknown',
  message: 'a pickle that lies within other data, which some libraries load',
};

/** There is a beginning of a pickle of protocol 2 or later among the bytes. */
export function mayHold(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(PROTO); at >= 0; at = bytes.indexOf(PROTO, at + 1)) {
    const protocol = bytes[at + 1] ?? 0;
    if (protocol >= 2 && protocol <= 5) return true;
  }
  return false;
}

const PROTO = 0x80;
