import { DIGEST, RANDOM } from '../../models/shorthands.ts';
import { Kind } from '../../python/nodes.ts';
import type { Tree } from '../../python/tree.ts';
import { digestIn } from './digests.ts';
import type { Engine } from './engine.ts';
import { type Leaf, LITERAL } from './leaf.ts';
import type { Held } from './reference.ts';

/** Why a key is none: who reads the code has it, or who sends the data. */
export interface KeyFlaw {
  readonly sort: 'missing' | 'empty' | 'constant' | 'default' | 'sent';
  /** Goes on after "proves nothing: ". */
  readonly because: string;
  readonly advice: string;
}

const ADVICE = 'Read the key from outside of the code, and let the program stop where there is none.';

const FLAWS: Readonly<Record<KeyFlaw['sort'], KeyFlaw>> = {
  missing: { sort: 'missing', because: 'it has no key', advice: ADVICE },
  empty: { sort: 'empty', because: 'its key may be empty', advice: ADVICE },
  constant: { sort: 'constant', because: 'its key stands in the code', advice: ADVICE },
  default: {
    sort: 'default',
    because: 'where no other key is set, one that stands in the code is used',
    advice: ADVICE,
  },
  sent: {
    sort: 'sent',
    because: 'who sends the data sends the key, too',
    advice: 'Verify with a key that is known before the data comes.',
  },
};

/** The same of a public key, which may stand in the code. */
export function sentKey(engine: Engine, given: readonly Held[]): KeyFlaw | undefined {
  return sentIn(given.flatMap((held) => engine.originsOfHeld(held))) ? FLAWS.sent : undefined;
}

/** Whether a key certainly comes with a request or message, and nothing is in it that senders do not have. */
function sentIn(leaves: readonly Leaf[]): boolean {
  const isFromSender = ({ origin, weak }: Leaf) => !weak && (origin === 'remote' || origin === 'message');
  return (
    leaves.some(isFromSender) && leaves.every((leaf) => isFromSender(leaf) || leaf.origin === 'constant')
  );
}

/**
 * Why a key proves nothing about who has it; undefined where it is one. A key is none where all that it may be stands
 * in the code, or something that it falls back to does: `os.environ.get("KEY", "dev")`.
 */
export function keyFlaw(engine: Engine, given: readonly Held[]): KeyFlaw | undefined {
  const leaves = given.flatMap((held) => ingredients(engine, held, MAX_DERIVED));
  if (leaves.length === 0) return undefined;
  const known = leaves.filter((leaf) => !isNone(leaf));
  if (known.length === 0) return FLAWS.missing;
  if (sentIn(known)) return FLAWS.sent;
  const open = known.filter(({ origin, note }) => origin === 'constant' && note !== RANDOM);
  const literals = open.filter((leaf) => leaf.note === LITERAL && !leaf.weak);
  if (open.length === known.length) {
    if (known.every(isPublic)) return undefined;
    return literals.length > 0 && literals.every(isEmpty) ? FLAWS.empty : FLAWS.constant;
  }
  const defaults = literals.filter((leaf) => isWhole(leaf) && !isPublic(leaf));
  if (defaults.some((leaf) => !isEmpty(leaf))) return FLAWS.default;
  return defaults.some((leaf) => !isAssigned(leaf)) ? FLAWS.empty : undefined;
}

/** Keys made of keys that are looked into: `sha256(KEY).digest()`, `pbkdf2_hmac("sha256", KEY, …)`. */
const MAX_DERIVED = 3;

/** Where a key comes from; of one that is derived from another, where that comes from. */
function ingredients(engine: Engine, { value, frame }: Held, depth: number): readonly Leaf[] {
  return engine.origins(value, frame).flatMap((leaf) => {
    const digest = depth > 0 && leaf.note === DIGEST ? digestIn(engine, leaf) : undefined;
    return digest
      ? [...digest.data, ...digest.key].flatMap((held) => ingredients(engine, held, depth - 1))
      : [leaf];
  });
}

function literalAt({ site }: Leaf): { readonly tree: Tree; readonly node: number } {
  return { tree: site.scope.module.tree, node: site.node };
}

/** `KEY = None`, to be set later; `key=None`, for the key of the framework. */
function isNone(leaf: Leaf): boolean {
  if (leaf.note !== LITERAL) return false;
  const { tree, node } = literalAt(leaf);
  return tree.text(node) === 'None';
}

function textIn(leaf: Leaf): string | undefined {
  const { tree, node } = literalAt(leaf);
  return tree.kind(node) === Kind.Str ? tree.stringValue(node) : undefined;
}

function isEmpty(leaf: Leaf): boolean {
  return textIn(leaf) === '';
}

/** What verifies signatures may be known to all. */
function isPublic(leaf: Leaf): boolean {
  return (
    leaf.note === LITERAL && /^\s*(-----BEGIN [A-Z ]*(PUBLIC KEY|CERTIFICATE)|ssh-)/.test(textIn(leaf) ?? '')
  );
}

/** `KEY = ""`: a name that something is assigned to later; an argument, a default or `or ""` is a key. */
function isAssigned({ site }: Leaf): boolean {
  const { tree } = site.scope.module;
  const parent = tree.kind(tree.parent(site.node));
  return parent === Kind.Assign || parent === Kind.AnnAssign;
}

/** The whole key, not something that is put together with more: `KEY + "-cookies"`. */
function isWhole({ trail }: Leaf): boolean {
  for (let at = trail; at; at = at.next) {
    const { value } = at;
    if (value.kind === 'operation' && value.operator !== 'or' && value.operator !== 'and') return false;
    if (value.kind === 'unknown') return false;
  }
  return true;
}
