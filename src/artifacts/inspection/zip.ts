import type { ByteSource } from '../../archive/source.ts';
import { isTarHeader, readTar } from '../../archive/tar.ts';
import { readZip, startsLikeZip, type Zip, type ZipAnomaly, type ZipMember } from '../../archive/zip.ts';
import { findEnds } from '../../archive/zip-end.ts';
import { Budget } from '../../limits/budget.ts';
import { LimitReached } from '../../limits/errors.ts';
import { type Content, isPartial, startsWith } from './format.ts';
import { printable } from './printable.ts';
import type { Reason, RuleName } from './reason.ts';

/** Several formats ask about the same archive: its directory is read once. */
const known = new WeakMap<ByteSource, Zip | undefined>();

const DIRECTORY = [0x50, 0x4b, 1, 2];
const END = Buffer.of(0x50, 0x4b, 5, 6);
/** With the longest comment. */
const LONGEST_END = 22 + 65535;
/** Of the source that was asked about last: formats ask one after the other. */
let ending: { readonly source: ByteSource; readonly ends: boolean } | undefined;

/** True for what begins or ends like a zip archive; zipfile reads those that stand behind anything else, too. */
export function mayBeZip(content: Content): boolean {
  const { source, head } = content;
  if (startsLikeZip(head)) return true;
  if (isPartial(content)) return false;
  if (ending?.source !== source) ending = { source, ends: endsLikeZip(source) && !liesInTar(source) };
  return ending.ends;
}

/** An end record that leads to a directory: the letters alone stand in many a program. */
function endsLikeZip(source: ByteSource): boolean {
  const tail = source.read(Math.max(0, source.size - LONGEST_END), LONGEST_END);
  const text = Buffer.isBuffer(tail) ? tail : Buffer.from(tail.buffer, tail.byteOffset, tail.length);
  if (!text.includes(END)) return false;
  const end = findEnds(source).at(-1);
  return end !== undefined && startsWith(source.read(end.directory + end.shift, 4), DIRECTORY);
}

/** The last member of a tar archive may be a zip archive: it is looked into as a member, and there is nothing else. */
function liesInTar(source: ByteSource): boolean {
  if (!isTarHeader(source.read(0, TAR_BLOCK))) return false;
  try {
    const budget = new Budget();
    const [tar, zip, end] = [readTar(source, budget), zipOf(source, budget), findEnds(source).at(-1)];
    if (!tar || !zip || !end) return false;
    const places = zip.members.flatMap(({ local, central }) => [
      local?.offset ?? 0,
      central?.offset ?? end.offset,
    ]);
    const first = Math.min(end.directory + end.shift, ...places);
    return tar.members.some(
      ({ type, offset, size }) => type === 'file' && offset <= first && end.next <= offset + size,
    );
  } catch (error) {
    if (error instanceof LimitReached) return false;
    throw error;
  }
}

const TAR_BLOCK = 512;

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
