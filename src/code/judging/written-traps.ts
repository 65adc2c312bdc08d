import type { Engine } from '../flow/ask/engine.ts';
import { parseArgument } from '../models/arguments.ts';
import { CALLED, expanded } from '../models/paths.ts';
import type { NamedSinks } from '../models/sink-names.ts';
import { isAlwaysTrap } from '../models/traps.ts';
import type { Condition, Sink } from '../models/vocabulary.ts';
import type { Module } from '../program/module.ts';
import type { Place } from '../program/program.ts';
import { intern } from '../python/names.ts';
import { Kind } from '../python/nodes.ts';
import type { Tree } from '../python/tree.ts';
import { isCallee } from './callee.ts';
import type { Knowledge } from './knowledge.ts';

/**
 * Where one name of traps is written in a way that can mean them. Traps have names such as `get` and `run`, which are
 * everywhere, so the text must show more than of other sinks: that a module is imported which the call begins with,
 * and that the arguments are there which make it a trap. A trap that is handed on counts if it always is one.
 */
export function* writtenTraps(
  engine: Engine,
  knowing: Knowledge,
  name: string,
  groups: readonly NamedSinks[],
  among: ReadonlySet<Module>,
): Iterable<Place> {
  const id = intern(name);
  const modules = mentioningAmong(engine, id, among);
  if (modules.length === 0) return;
  const libraries = new Set(groups.flatMap((named) => [...named.libraries]));
  const sinks = groups.flatMap((named) => named.sinks);
  for (const module of modules) {
    if (![...libraries].some((library) => knowing.knows(module, library))) continue;
    for (const node of engine.program.references(module, id))
      if (sinks.some((sink) => mayBeTrap(knowing, module, node, sink))) yield { module, node };
  }
}

/** The files among some that mention a name, in order; `among` is in the order of the program. */
export function mentioningAmong(
  { program }: Engine,
  name: number,
  among: ReadonlySet<Module>,
): readonly Module[] {
  // After an edit these are few, and the index of all names is made anew for nobody.
  if (among.size <= FEW) return [...among].filter(({ written }) => written.has(name));
  return program.mentioning(name).filter((module) => among.has(module));
}

const FEW = 20;

function mayBeTrap(knowing: Knowledge, module: Module, node: number, sink: Sink): boolean {
  const { tree } = module;
  if (tree.kind(node) === Kind.Alias) return true; // looked at for the name that it gives
  if (!isCallee(tree, node)) return isAlwaysTrap(sink);
  if (sink.when && !sink.when.some((condition) => mayHold(tree, tree.parent(node), condition))) return false;
  const isOfObject = tree.kind(node) === Kind.Attribute && sink.call.includes(CALLED);
  return isOfObject || (hasPlainPath(sink) && knowing.isImported(module, node));
}

/** Whether one of the paths that a trap's pattern stands for is a function or class of a module. */
function hasPlainPath({ call }: Sink): boolean {
  return !call.includes(CALLED) || expanded(call).some((path) => !path.includes(CALLED));
}

/** Whether the arguments that a condition is about are written, or may be in `*args` or `**kwargs`. */
export function mayHold(tree: Tree, call: number, condition: Condition): boolean {
  return mayHoldOfOne(tree, call, condition) && (!condition.and || mayHold(tree, call, condition.and));
}

function mayHoldOfOne(tree: Tree, call: number, { argument, absent }: Condition): boolean {
  if (argument === undefined) return true;
  const { of, which, position, keyword } = parseArgument(argument);
  if (absent) return position === undefined || !isWrittenAt(tree, call, position);
  if (of === 'receiver' || which !== 'one') return true;
  for (let i = 0; i < tree.count(call); i += 1) {
    const item = tree.item(call, i);
    const kind = tree.kind(item);
    if (kind === Kind.Keyword ? !tree.nameId(item) || tree.name(item) === keyword : i === position)
      return true;
    if (kind === Kind.Starred) return true;
  }
  return false;
}

/** Whether an argument is plainly given at a position, with no `*args` before it. */
function isWrittenAt(tree: Tree, call: number, position: number): boolean {
  if (position >= tree.count(call)) return false;
  const kinds = Array.from({ length: position + 1 }, (_, i) => tree.kind(tree.item(call, i)));
  return !kinds.includes(Kind.Starred) && !kinds.includes(Kind.Keyword);
}
