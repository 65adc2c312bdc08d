import type { ByteSource } from '../../archive/source.ts';
import { readZip, startsLikeZip, type Zip, type ZipAnomaly, type ZipMember } from '../../archive/zip.ts';
import { Budget } from '../../limits/budget.ts';
import { LimitReached } from '../../limits/errors.ts';
import { type Content, isPartial } from './format.ts';
import { printable } from './printable.ts';
import type { Reason, RuleName } from './reason.ts';

/** Several formats ask about the same archive: its directory is read once. */
const known = new WeakMap<ByteSource, Zip | undefined>();

const END = 22;

/** True for what begins or ends like a zip archive; a comment behind the end is looked for only where it begins so. */
export function mayBeZip(content: Content): boolean {
  const { source, head } = content;
  if (startsLikeZip(head)) return true;
  if (isPartial(content) || source.size < END) return false;
  const end = source.read(source.size - END, 4);
  return end[0] === 0x50 && end[1] === 0x4b && end[2] === 5 && end[3] === 6;
}

/** Undefined for what is no zip archive. Throws LimitReached. */
export function zipOf(source: ByteSource, budget: Budget): Zip | undefined {
  if (!known.has(source)) known.set(source, readZip(source, budget));
  return known.get(source);
}

/** The archive, for formats that recognise themselves by their members; one too large is met again later. */
export function zipIn(content: Content): Zip | undefined {
  if (isPartial(content) || !mayBeZip(content)) return undefined;
  try {
    return zipOf(content.source, new Budget());
  } catch (error) {
    if (error instanceof LimitReached) return undefined;
    throw error;
  }
}

/** Members whose path ends so; torch puts all of its own into one folder. */
export function membersNamed(zip: Zip, end: RegExp): ZipMember[] {
  return zip.members.filter(({ name }) => end.test(name));
}

/** What is odd about the archive, as reasons for a verdict on the artifacts in it. */
export function zipReasons(zip: Zip): Reason[] {
  return zip.anomalies.map(({ kind, message, offset }) => ({
    rule: ruleOf(kind),
    verdict: 'suspicious',
    message: printable(message),
    offset,
  }));
}

function ruleOf(kind: ZipAnomaly['kind']): RuleName {
  if (kind === 'escape') return 'escaping-path';
  return HIDES.has(kind) ? 'hidden-payload' : 'reader-disagreement';
}

const HIDES: ReadonlySet<string> = new Set(['hidden member', 'prepended', 'trailing', 'gap', 'overlap']);
