import type { Module } from '../program/module.ts';
import { Field, Kind } from '../python/nodes.ts';
import { callResult } from './calls.ts';
import { dictDisplay, listItem, madeInRounds } from './displays.ts';
import type { Inference } from './inference.ts';
import { BOOL, BYTES, NONE, PARSED, STR } from './known.ts';
import { compare, numberAt, operation, unary } from './operators.ts';
import { attributeAt } from './own-attribute.ts';
import { underKey } from './parts.ts';
import { isContainer, other, otherOf, type Payload, type Spot, union, withoutParts } from './payload.ts';
import { HALF, KEYS, SET, TWICE } from './reasons.ts';
import { formatted } from './spelled.ts';
import { hasHalf } from './surrogates.ts';
import { nameAt } from './variables.ts';

/** What one expression gives: a switch over their kinds, to be read like a table. */

export function expression(inference: Inference, module: Module, node: number): Payload {
  const { tree } = module;
  const place = { module, node };
  const one = (item: number) => listItem(inference, module, item);
  const all = (nodes: readonly number[]) => union(nodes.map((one) => inference.at(module, one)));
  const items = () => Array.from({ length: tree.count(node) }, (_, i) => tree.item(node, i));
  switch (tree.kind(node)) {
    case Kind.None:
      return NONE;
    case Kind.True:
    case Kind.False:
      return BOOL;
    case Kind.Num:
      return numberAt(place);
    case Kind.Str:
      return hasHalf(tree, node) ? other(place, HALF) : STR;
    case Kind.JoinedStr:
      return formatted(inference, place);
    case Kind.Bytes:
      return BYTES;
    case Kind.List:
      return { kind: 'list', of: union(items().map((item) => listItem(inference, module, item))) };
    case Kind.ListComp:
      return { kind: 'list', of: madeInRounds(inference, module, tree.child(node, Field.ListComp.elt)) };
    case Kind.Dict:
      return dictDisplay(inference, place, items());
    case Kind.DictComp: {
      const key = tree.child(node, Field.DictComp.key);
      const value = madeInRounds(inference, module, tree.child(node, Field.DictComp.value));
      const of = key === 0 ? undefined : underKey(inference.at(module, key), value);
      return of ? { kind: 'dict', of } : other(place, KEYS);
    }
    case Kind.Tuple:
      return otherOf(place, 'a tuple comes back as a list', { sort: 'tuple', of: items().map(one) });
    case Kind.Set:
      return otherOf(place, SET, { sort: 'set', of: items().map(one) });
    case Kind.SetComp:
      return otherOf(place, SET, { sort: 'set', of: [one(tree.child(node, Field.SetComp.elt))] });
    case Kind.IfExp:
      return all([tree.child(node, Field.IfExp.body), tree.child(node, Field.IfExp.orelse)]);
    case Kind.BoolOp:
      return all(items());
    case Kind.NamedExpr:
      return inference.at(module, tree.child(node, Field.NamedExpr.value));
    case Kind.UnaryOp:
      return unary(inference, place);
    case Kind.BinOp:
      return operation(inference, place);
    case Kind.Compare:
      return compare(inference, place);
    case Kind.Name:
      return nameAt(inference, place);
    case Kind.Call:
      return callResult(inference, place);
    case Kind.Subscript:
      return subscript(inference, place);
    case Kind.Attribute:
      return attributeAt(inference, place);
    default:
      return other(place, 'it is not known what this gives');
  }
}

function subscript(inference: Inference, place: Spot): Payload {
  const { module, node } = place;
  const { tree } = module;
  const base = inference.at(module, tree.child(node, Field.Subscript.value));
  const key = tree.child(node, Field.Subscript.slice);
  const isSlice = tree.kind(key) === Kind.Slice;
  if (base.kind === 'str') return STR;
  if (base.kind === 'json') return PARSED;
  if (base.kind === 'list')
    return isSlice ? (isContainer(base.of) ? other(place, TWICE, 'identity') : base) : base.of;
  if (base.kind === 'dict') return base.of;
  if (base.kind === 'record' && tree.kind(key) === Kind.Str)
    return base.fields.get(tree.stringValue(key)) ?? other(place, 'an item that is not known');
  return base.kind === 'other' ? withoutParts(base) : other(place, 'an item that is not known');
}
