import type { Place } from '../../program/program.ts';
import type { Scope } from '../../program/scope.ts';
import { intern, spelling } from '../../python/names.ts';
import { Field, Kind } from '../../python/nodes.ts';
import type { Tree } from '../../python/tree.ts';
import { objectOf, type Value } from '../value.ts';
import { resolutionOrder, subclassesOf } from './classes.ts';
import type { Engine } from './engine.ts';
import { attributeOf } from './members.ts';
import { type HeldArgument, type Reference, ReferenceSet } from './reference.ts';

/** Methods that are looked up by a name with a known beginning: `getattr(self, "visit_" + kind)`. */

/** What `getattr` may give; undefined where the beginning is not known, or nothing of the project bears such a name. */
export function membersByPrefix(
  engine: Engine,
  [of, name, fallback]: readonly HeldArgument[],
): readonly Reference[] | undefined {
  const prefix = name && beginningOf(name.value);
  if (!of || prefix === undefined) return undefined;
  const found = new ReferenceSet();
  for (const ref of engine.refs(of.value, of.frame)) {
    if (ref.sort !== 'instance' && ref.sort !== 'class') continue;
    // Any object of the class may be one of a subclass.
    const isAny = ref.sort === 'instance' && !ref.made;
    const objects = isAny ? subclassesOf(engine, ref.scope).map((scope) => ({ ...ref, scope })) : [];
    for (const object of [ref, ...objects].slice(0, MAX_CLASSES))
      for (const member of namesIn(engine, object.scope, prefix))
        for (const one of attributeOf(engine, object, member)) if ('sort' in one) found.add([one]);
  }
  if (found.list().length === 0) return undefined;
  return found.add(fallback ? engine.refs(fallback.value, fallback.frame) : []).list();
}

/** Of a large family no more are told apart. */
const MAX_CLASSES = 12;

function namesIn(engine: Engine, scope: Scope, prefix: string): readonly number[] {
  const names = new Set<number>();
  for (const base of resolutionOrder(engine, scope)) {
    if (base.sort !== 'class') continue;
    for (const name of base.scope.bound.keys()) if (spelling(name).startsWith(prefix)) names.add(name);
  }
  return [...names].slice(0, MAX_NAMES);
}

const MAX_NAMES = 40;

/** `"visit_" + x`, `f"visit_{x}"`, `"visit_%s" % x`, `"visit_{}".format(x)`: a beginning that says something. */
function beginningOf(value: Value): string | undefined {
  const object = objectOf(value);
  if (object.kind === 'operation' && COMPOSING.has(object.operator)) return textIn(object.operands[0]);
  if (object.kind !== 'call' || object.callee.kind !== 'attribute') return undefined;
  return object.callee.name === FORMAT ? textIn(object.callee.base) : undefined;
}

const COMPOSING: ReadonlySet<string> = new Set(['+', '%', 'format']);
const FORMAT = intern('format');

function textIn(value: Value | undefined): string | undefined {
  const object = value && objectOf(value);
  if (object?.kind === 'operation' && COMPOSING.has(object.operator)) return textIn(object.operands[0]);
  if (object?.kind !== 'constant' || typeof object.literal !== 'string') return undefined;
  return telling(object.literal);
}

function telling(text: string): string | undefined {
  const beginning = /^[A-Za-z]\w+(?=[%{]|$)/.exec(text)?.[0];
  return beginning?.endsWith('_') ? beginning : undefined;
}

/** The calls of `getattr` in the classes that a method's class inherits, whose names begin like its own. */
export function prefixPlaces(engine: Engine, { name, parent }: Scope): readonly Place[] {
  if (parent?.sort !== 'class' || !/^[A-Za-z]\w*_/.test(name)) return [];
  const modules = new Set(
    resolutionOrder(engine, parent).flatMap((base) => (base.sort === 'class' ? [base.scope.module] : [])),
  );
  return [...modules].flatMap((module) =>
    [...engine.program.references(module, GETATTR)].flatMap((node) => {
      const call = module.tree.parent(node);
      const prefix = writtenPrefix(module.tree, call);
      return prefix !== undefined && name.startsWith(prefix) ? [{ module, node: call }] : [];
    }),
  );
}

const GETATTR = intern('getattr');

/** From the text alone; where the name is put together before, any beginning is possible. */
function writtenPrefix(tree: Tree, call: number): string | undefined {
  if (tree.kind(call) !== Kind.Call || tree.count(call) < 2) return undefined;
  let name = tree.item(call, 1);
  if (tree.kind(name) === Kind.Name) return '';
  while (tree.kind(name) === Kind.BinOp) name = tree.child(name, Field.BinOp.left);
  if (tree.kind(name) === Kind.Str) return telling(tree.stringValue(name));
  const text = /^\w?["'](\w+_)(?=[{%])/.exec(tree.text(name))?.[1];
  return text && telling(text);
}
