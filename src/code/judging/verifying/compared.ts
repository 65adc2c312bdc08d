import { exposure } from '../../../finding/origin.ts';
import { digestIn, type MadeDigest } from '../../flow/ask/digests.ts';
import type { Engine } from '../../flow/ask/engine.ts';
import { keyFlaw } from '../../flow/ask/keys.ts';
import type { Leaf } from '../../flow/ask/leaf.ts';
import type { Frame, Held } from '../../flow/ask/reference.ts';
import type { Flaw } from '../../flow/ask/verifications.ts';
import { type Operation, objectOf, type Site, type Value } from '../../flow/value.ts';
import { DIGEST } from '../../models/shorthands.ts';
import { intern } from '../../python/names.ts';
import type { Proof } from './proofs.ts';

/** What two values prove that are known to be equal, where one of them is a digest. */
export function compared(engine: Engine, sides: readonly [Held, Held], site: Site): readonly Proof[] {
  return sides.flatMap((side, i) => {
    const digests = digestsBehind(engine, side);
    if (digests.length === 0) return [];
    const others = engine.originsOfHeld(sides[1 - i] as Held);
    return digests.flatMap((one) => proofOf(engine, one, others, site));
  });
}

interface Compared {
  readonly made: MadeDigest;
  /** As many bytes of it are compared; undefined for all. */
  readonly bytes: number | undefined;
}

/** The digests that a value is, written in whatever way: `"sha256=" + mac.hexdigest()`. */
function digestsBehind(engine: Engine, side: Held): readonly Compared[] {
  return engine.originsOfHeld(side).flatMap((leaf) => {
    const made = leaf.note === DIGEST ? digestIn(engine, leaf) : undefined;
    return made ? [{ made, bytes: bytesCompared(leaf, made) }] : [];
  });
}

function proofOf(
  engine: Engine,
  { made, bytes }: Compared,
  others: readonly Leaf[],
  site: Site,
): readonly Proof[] {
  const { data, key, digest } = made;
  const isMac = key.length > 0 || digest.ownKey === true;
  const proof = { site, covers: data, sort: isMac ? 'mac' : 'digest' } as const;
  const isShort = bytes !== undefined && bytes < SHORTEST;
  if (isMac) return [{ ...proof, flaw: keyFlaw(engine, key) ?? (isShort ? SHORT : undefined) }];
  if (others.length > 0 && others.every(isOurs)) return [{ ...proof, flaw: isShort ? SHORT : undefined }];
  return others.some(isFromOutside) ? [{ ...proof, flaw: KEYLESS }] : [];
}

const KEYLESS: Flaw = {
  because: 'it is made without a key, so who sends other data sends its digest, too',
  advice: 'Make the digest with hmac.new(key, …), or compare it with one that stands in the code.',
};

/** RFC 2104, section 5: not less than 80 bits, and not less than half of the digest. */
const SHORTEST = 10;

const SHORT: Flaw = {
  because: 'so little of it is compared that the rest can be tried out',
  advice: 'Compare the whole of the digest.',
};

/** It stands in the code or is set by who installs the program: the digest of the one thing that is expected. */
function isOurs({ origin, note }: Leaf): boolean {
  return (origin === 'constant' && note !== DIGEST) || origin === 'local';
}

function isFromOutside({ origin }: Leaf): boolean {
  return exposure(origin) <= exposure('file');
}

/** Of `mac.hexdigest()[:8]` four. */
function bytesCompared({ trail }: Leaf, { digest }: MadeDigest): number | undefined {
  for (let at = trail; at; at = at.next) {
    const characters = at.value.kind === 'item' ? cutTo(at.value.key) : undefined;
    if (characters !== undefined) return digest.hex ? characters / 2 : characters;
  }
  return undefined;
}

/** How many characters a slice leaves at most, where that is written in it. */
function cutTo(key: Value): number | undefined {
  if (key.kind !== 'operation' || key.operator !== 'slice') return undefined;
  const [lower, upper] = key.operands.map((one) => (one.kind === 'constant' ? one.literal : undefined));
  const from = lower === null ? 0 : lower;
  if (typeof from !== 'number') return undefined;
  if (upper === null && from < 0) return -from;
  return typeof upper === 'number' && upper >= 0 === from >= 0 ? Math.max(0, upper - from) : undefined;
}

/** Values that are looked through for a digest. */
const MAX_LOOKED = 24;

/**
 * Whether one of two compared values may be a digest, at little cost: by the calls that it is made of, here and in
 * the functions that they call.
 */
export function mayBeDigest(engine: Engine, value: Value, frame: Frame | undefined): boolean {
  const values: Value[] = [value];
  for (const one of values) {
    if (values.length > MAX_LOOKED) return false;
    const object = objectOf(one);
    switch (object.kind) {
      case 'operation':
        if (JOINING.has(object.operator)) values.push(...object.operands);
        break;
      case 'item':
        values.push(object.base);
        break;
      case 'choice':
        values.push(...object.alternatives.map((alternative) => alternative.value));
        break;
      case 'call':
        if (object.callee.kind === 'attribute' && WRITING.has(object.callee.name))
          values.push(object.callee.base);
        for (const ref of engine.refs(object.callee, frame)) {
          if (ref.sort === 'library' && ref.entry?.digests.length) return true;
          if (ref.sort === 'library' && ref.entry?.propagators.length)
            values.push(...object.args.map((argument) => argument.value));
          if (ref.sort === 'function')
            values.push(...engine.walked(ref.scope).returns.map((outcome) => outcome.value));
          if (ref.sort === 'unknown' && object.callee.kind === 'attribute') values.push(object.callee.base);
        }
        break;
      default:
        break;
    }
  }
  return false;
}

/** The same digest, written otherwise. */
const WRITING: ReadonlySet<number> = new Set(
  ['encode', 'decode', 'lower', 'upper', 'hex', 'strip'].map(intern),
);

const JOINING: ReadonlySet<Operation['operator']> = new Set(['+', '%', 'format']);
