import type { Engine } from '../flow/ask/engine.ts';
import { isOwn } from '../payload/attributes.ts';
import { payloadOf } from '../payload/infer.ts';
import { other, type Payload } from '../payload/payload.ts';
import { storesInto } from '../payload/uses-of-container.ts';
import type { Module } from '../program/module.ts';
import type { Scope } from '../program/scope.ts';
import { intern } from '../python/names.ts';
import { Context, Kind } from '../python/nodes.ts';

/** Methods that put something in which is not written beside them. */
const FILLING = new Set(['add', 'extend', 'insert', 'update', 'setdefault', 'extendleft', 'appendleft']);

/**
 * What is put into an attribute after it was made, anywhere in the project, by its name alone: objects of several
 * classes may have it. What is put in by way of another name is not seen; a guard then refuses it.
 */
export function changesOf(engine: Engine, own: readonly Scope[], name: string): readonly Payload[] {
  const found: Payload[] = [];
  for (const module of engine.program.mentioning(intern(name)))
    for (const node of module.written.named(intern(name)))
      if (module.tree.kind(node) === Kind.Attribute) found.push(...changeAt(engine, own, module, node));
  return found;
}

function changeAt(engine: Engine, own: readonly Scope[], module: Module, node: number): readonly Payload[] {
  const { tree } = module;
  const place = { module, node };
  if (tree.context(node) === Context.Store)
    return isOwn(engine, own, module, node)
      ? []
      : [other(place, `the attribute ${tree.name(node)} is set here, too`)];
  const stores = storesInto(tree, node);
  if (stores) {
    const of = stores.map(({ value }) => payloadOf(engine, { module, node: value }));
    return stores.some(({ isAdded }) => isAdded)
      ? of.map((item) => ({ kind: 'list', of: item }))
      : of.map((item) => ({ kind: 'dict', of: item }));
  }
  const parent = tree.parent(node);
  return tree.kind(parent) === Kind.Attribute && FILLING.has(tree.name(parent))
    ? [other(place, `what is put into the attribute ${tree.name(node)} is not known`)]
    : [];
}
