import { Field, Flag, Kind } from '../python/nodes.ts';
import type { Inference } from './inference.ts';
import { STR } from './known.ts';
import { isContainer, type Payload, type Spot } from './payload.ts';

/**
 * Texts that are made of values: `str(x)`, `f"{x}"`, `"%s" % x`. CPython hands on what `__str__` gives without looking
 * whether it is a subclass (Objects/object.c, PyObject_Str; Django's SafeString gives itself), also where a template has
 * nothing besides. Text beside it makes a new `str`.
 */

/** The text of one value, and nothing else. */
export function spelled(inference: Inference, place: Spot, value: number): Payload {
  // Looking at a container is no second reference to it.
  const held = [...inference.held];
  const of = inference.at(place.module, value);
  inference.held.clear();
  for (const one of held) inference.held.add(one);
  return isOfPython(of) ? STR : plainText(place);
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

const ONLY_HOLE = /^(%(\([^)]*\))?[-#0 +]*\d*(\.\d+)?[a-zA-Z]|\{[^{}]*\})$/;

/** A template that is filled in: exact, if it has text of its own. */
export function templated(
  inference: Inference,
  place: Spot,
  template: number,
  values: readonly number[],
): Payload {
  const { tree } = place.module;
  const isKnown = tree.kind(template) === Kind.Str;
  if (isKnown && !ONLY_HOLE.test(tree.stringValue(template))) return STR;
  const [value] = values;
  const isPlain = isKnown && values.length === 1 && value !== undefined && PLAIN(tree.kind(value));
  return isPlain ? spelled(inference, place, value) : plainText(place);
}

const PLAIN = (kind: number) => kind !== Kind.Starred && kind !== Kind.Keyword;

/** An f-string. */
export function formatted(inference: Inference, place: Spot): Payload {
  const { module, node } = place;
  const { tree } = module;
  const only = tree.count(node) === 1 ? tree.item(node, 0) : 0;
  const isHole =
    only !== 0 && tree.kind(only) === Kind.FormattedValue && !tree.has(only, Flag.SelfDocumenting);
  return isHole ? spelled(inference, place, tree.child(only, Field.FormattedValue.value)) : STR;
}
