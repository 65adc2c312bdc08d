import { withoutEnding } from '../../limits/endings.ts';
import { intern } from '../python/names.ts';
import { Field, Flag, Kind } from '../python/nodes.ts';
import type { Tree } from '../python/tree.ts';
import type { Inference } from './inference.ts';
import { STR } from './known.ts';
import { isOnly } from './parts.ts';
import { isContainer, other, type Payload, type Spot } from './payload.ts';
import { HALF } from './reasons.ts';
import { hasHalf } from './surrogates.ts';

/**
 * Texts that are made of values: `str(x)`, `f"{x}"`, `"%s" % x`. CPython hands on what `__str__` gives without looking
 * whether it is a subclass (Objects/object.c, PyObject_Str; Django's SafeString gives itself), also where a template has
 * nothing besides. Text beside it makes a new `str`.
 */

/** The text of one value, and nothing else. */
export function spelled(inference: Inference, place: Spot, value: number): Payload {
  return isOfPython(looked(inference, { module: place.module, node: value })) ? STR : plainText(place);
}

/** What a value is, of which no reference is kept: looking at a container is no second one to it. */
export function looked(inference: Inference, { module, node }: Spot): Payload {
  const held = [...inference.held];
  const of = inference.at(module, node);
  inference.held.clear();
  for (const one of held) inference.held.add(one);
  return of;
}

/** A format that is written out, fills up with no half of a pair, and makes no character of a number. */
export function isPlainSpec(tree: Tree, spec: number): boolean {
  if (tree.kind(spec) === Kind.JoinedStr)
    return Array.from({ length: tree.count(spec) }, (_, i) => tree.item(spec, i)).every((part) =>
      isPlainSpec(tree, part),
    );
  const isText = tree.kind(spec) === Kind.Str || tree.kind(spec) === Kind.StrFragment;
  return isText && !hasHalf(tree, spec) && !withoutEnding(tree.text(spec), `'"`).endsWith('c');
}

/** Whether its class is one of Python's own, which spell themselves in a plain `str`; what is referred to twice is a container. */
function isOfPython(payload: Payload): boolean {
  if (payload.kind === 'union') return payload.of.every(isOfPython);
  if (payload.kind === 'other')
    return payload.refusal === 'identity' || payload.made?.sort === 'tuple' || payload.made?.sort === 'set';
  return payload.kind !== 'declared' || isContainer(payload.of);
}

function plainText(place: Spot): Payload {
  return { kind: 'declared', of: STR, reason: 'the text of a value of unknown type is a plain str', place };
}

/** `%c`, `{:c}`, and a format that is a value itself: what makes a character of a number may make a half of a pair. */
const CHARACTER = /%(\([^)]*\))?[-#0 +]*(?:[1-9]\d*)?(\.\d+)?c|c\}|\{[^{}]*\{/;
const ONLY_HOLE = /^(%(\([^)]*\))?[-#0 +]*(?:[1-9]\d*)?(\.\d+)?[a-zA-Z]|\{[^{}]*\})$/;
/** Two values side by side: `%s%s`, `{}{}`. */
const BESIDE = /%[-#0 +]*(?:[1-9]\d*)?(\.\d+)?[a-zA-Z]%[^%]|\}\{(?!\{)/;
const RIGHT_MOD = intern('__rmod__');

/** A template that is filled in: exact, if it has text of its own. */
export function templated(
  inference: Inference,
  place: Spot,
  template: number,
  values: readonly number[],
): Payload {
  const { tree } = place.module;
  const isKnown = tree.kind(template) === Kind.Str;
  if (isKnown && hasHalf(tree, template)) return other(place, HALF);
  const text = isKnown ? tree.stringValue(template) : '';
  if (isKnown && CHARACTER.test(text)) return other(place, HALF);
  const isMixed = isKnown && !ONLY_HOLE.test(text) && !BESIDE.test(text);
  if (isMixed && !(tree.kind(place.node) === Kind.BinOp && hasOwnMod(inference))) return STR;
  const [value] = values;
  const isPlain = isKnown && values.length === 1 && value !== undefined && PLAIN(tree.kind(value));
  return isPlain ? spelled(inference, place, value) : plainText(place);
}

/** A subclass of `str` in the project that is asked first: `"a%s" % own`. */
function hasOwnMod({ engine: { program } }: Inference): boolean {
  return program.functionsNamed(RIGHT_MOD) > 0 || program.mentioning(RIGHT_MOD).length > 0;
}

const PLAIN = (kind: number) => kind !== Kind.Starred && kind !== Kind.Keyword;

/** An f-string; two values side by side may be the two halves of a surrogate pair. */
export function formatted(inference: Inference, place: Spot): Payload {
  const { module, node } = place;
  const { tree } = module;
  const parts = Array.from({ length: tree.count(node) }, (_, i) => tree.item(node, i));
  const isHole = (part: number | undefined) =>
    part !== undefined && tree.kind(part) === Kind.FormattedValue && !tree.has(part, Flag.SelfDocumenting);
  if (parts.some((part) => tree.kind(part) === Kind.StrFragment && hasHalf(tree, part)))
    return other(place, HALF);
  for (const part of parts) {
    const spec = isHole(part) ? tree.child(part, Field.FormattedValue.spec) : 0;
    if (spec !== 0 && !isPlainSpec(tree, spec)) return other(place, HALF);
  }
  const bare = parts.filter(
    (part, i) => isHole(part) && (parts.length === 1 || isHole(parts[i - 1]) || isHole(parts[i + 1])),
  );
  const texts = bare.map((part) => spelled(inference, place, tree.child(part, Field.FormattedValue.value)));
  return texts.find((text) => !isOnly(text, 'str')) ?? STR;
}
