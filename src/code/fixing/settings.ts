import type { Engine } from '../flow/ask/engine.ts';
import { isCallee } from '../judging/callee.ts';
import { intern } from '../python/names.ts';
import { Context, Field, Kind } from '../python/nodes.ts';
import type { Tree } from '../python/tree.ts';
import { refuse, type Spot } from './refusal.ts';

/** A place that gives a setting its value: `name = value`, `conf.name = value`, `f(name=value)`, `{"name": value}`. */
export interface Setting extends Spot {
  readonly name: string;
  /** The value. */
  readonly value: number;
}

/**
 * Every place in the project that gives one of some settings a value. Refused where one is used in a way that could
 * change it: what it then is could not be told.
 */
export function settingsNamed({ program }: Engine, names: readonly string[]): readonly Setting[] {
  const found: Setting[] = [];
  const wanted = new Set(names);
  for (const name of names) {
    for (const module of program.mentioning(intern(name))) {
      for (const node of module.written.named(intern(name))) {
        const value = valueGiven({ module, node });
        if (value !== 0) found.push({ module, node, name, value });
      }
    }
  }
  for (const module of program.modules) {
    for (const node of module.written.ofKind(Kind.Str)) {
      const name = module.tree.stringValue(node);
      const value = wanted.has(name) ? valueOfKey(module.tree, node) : 0;
      if (value !== 0) found.push({ module, node, name, value });
    }
  }
  return found;
}

/** 0 where the name gives nothing a value. */
function valueGiven(spot: Spot): number {
  const { module, node } = spot;
  const { tree } = module;
  const kind = tree.kind(node);
  if (kind === Kind.Keyword) return tree.child(node, Field.Keyword.value);
  if (kind === Kind.Alias) return 0;
  if (tree.context(node) === Context.Store) {
    const value = assignedTo(tree, node);
    return value === 0 ? refuse('dynamic', `${tree.name(node)} is set in another way here`, spot) : value;
  }
  const parent = tree.parent(node);
  const isChanged =
    (tree.kind(parent) === Kind.Attribute && isCallee(tree, parent)) ||
    (tree.kind(parent) === Kind.Subscript && tree.context(parent) !== Context.Load);
  return isChanged ? refuse('dynamic', `${tree.name(node)} is changed here`, spot) : 0;
}

/** The value of the one assignment that a target stands in; 0 for `+=`, loops and unpacked tuples. */
function assignedTo(tree: Tree, target: number): number {
  const statement = tree.parent(target);
  if (tree.kind(statement) === Kind.Assign) return tree.child(statement, Field.Assign.value);
  return tree.kind(statement) === Kind.AnnAssign ? tree.child(statement, Field.AnnAssign.value) : 0;
}

/** `{"name": value}`, `conf["name"] = value`. */
function valueOfKey(tree: Tree, node: number): number {
  const parent = tree.parent(node);
  if (tree.kind(parent) === Kind.Dict) {
    for (let i = 0; i + 1 < tree.count(parent); i += 2)
      if (tree.item(parent, i) === node) return tree.item(parent, i + 1);
  }
  if (tree.kind(parent) !== Kind.Subscript || tree.context(parent) !== Context.Store) return 0;
  return tree.child(parent, Field.Subscript.slice) === node ? assignedTo(tree, parent) : 0;
}
