import { isRealUse } from '../../project/role.ts';
import type { Engine } from '../flow/ask/engine.ts';
import { isCallee } from '../judging/callee.ts';
import type { Module } from '../program/module.ts';
import type { Scope } from '../program/scope.ts';
import { intern } from '../python/names.ts';
import { Context, Field, Kind } from '../python/nodes.ts';
import type { Variable } from './binders.ts';
import { onlyPath, refsAt } from './meaning.ts';
import type { Spot } from './payload.ts';
import { contains } from './rounds.ts';

/** Ways to a variable or function that do not show its name where they stand. */

const BY_TEXT = ['locals', 'vars', 'globals', 'exec'].map(intern);

/** A function of Python's own that reaches variables by their names as texts, in the scope of one; or any frame's. */
export function reachedByText(engine: Engine, { scope }: Variable): Spot | undefined {
  return inScope(scope) ?? inFrames(engine);
}

/** Attributes of frames, and functions of `gc`, that hand out what a function elsewhere has (PEP 667). */
const IN_FRAMES = ['f_locals', 'get_objects', 'get_referrers', 'get_referents'].map(intern);

function inFrames(engine: Engine): Spot | undefined {
  return engine.once<{ spot?: Spot }>('frames', engine.program, {}, () => {
    for (const name of IN_FRAMES)
      for (const module of engine.program.mentioning(name)) {
        const node = isRealUse(module.path) ? Array.from(module.written.named(name))[0] : undefined;
        if (node !== undefined) return { spot: { module, node } };
      }
    return {};
  }).spot;
}

function inScope(scope: Scope): Spot | undefined {
  const { module } = scope;
  const { tree } = module;
  const isIn = (node: number) =>
    isCallee(tree, node) && tree.kind(node) === Kind.Name && contains(tree, scope.node, node);
  const node = BY_TEXT.flatMap((name) => [...module.written.named(name)]).find(isIn);
  return node === undefined ? undefined : { module, node };
}

/** What may bind a name of Python's own in one file: `globals()["len"] = …`, `app.len = …`. */
export function builtinRebound(engine: Engine, module: Module, name: string): Spot | undefined {
  const variable = { scope: engine.program.moduleScope(module), name: intern(name) };
  return reachedByText(engine, variable) ?? setFromOutside(engine, variable);
}

/** `app.count = …`, `setattr(app, name, …)`, `setattr(sys.modules[name], …)`, for a variable of the module `app`. */
export function setFromOutside(engine: Engine, { scope, name }: Variable): Spot | undefined {
  if (scope.sort !== 'module') return undefined;
  const { module } = scope;
  for (const other of engine.program.mentioning(name))
    for (const node of other.written.named(name)) {
      const { tree } = other;
      if (tree.kind(node) !== Kind.Attribute || !tree.isStore(node)) continue;
      const base = { module: other, node: tree.child(node, Field.Attribute.value) };
      if (isModule(engine, base, module)) return { module: other, node };
    }
  return givenTo(engine, 'setattr', module);
}

/** Where a function or class may get another body, or its name something else. */
export function exchangedAt(engine: Engine, { parent, name }: Scope): Spot | undefined {
  const variable = parent && { scope: parent, name: intern(name) };
  return variable && (reachedByText(engine, variable) ?? setFromOutside(engine, variable) ?? recoded(engine));
}

/** `task.__code__ = …`: a function that does something else than is written. */
function recoded({ program }: Engine): Spot | undefined {
  for (const module of program.mentioning(CODE))
    for (const node of module.written.named(CODE))
      if (module.tree.kind(node) === Kind.Attribute && module.tree.isStore(node)) return { module, node };
  return undefined;
}

const CODE = intern('__code__');

/** A place that may call any function of a module by a name that is put together. */
export function calledByText(engine: Engine, { module }: Scope): Spot | undefined {
  const { tree, written } = module;
  for (const name of BY_TEXT)
    for (const node of written.named(name))
      if (isCallee(tree, node) && tree.kind(node) === Kind.Name) return { module, node };
  return givenTo(engine, 'getattr', module);
}

/** A call of `getattr` or `setattr` on a module, or on one that is not told, with a name that is not written out. */
function givenTo(engine: Engine, called: 'getattr' | 'setattr', module: Module): Spot | undefined {
  for (const other of engine.program.mentioning(intern(called)))
    for (const node of other.written.named(intern(called))) {
      const { tree } = other;
      const call = tree.parent(node);
      if (!isCallee(tree, node) || tree.count(call) < 2) continue;
      if (called === 'getattr' && tree.kind(tree.item(call, 1)) === Kind.Str) continue;
      if (isModule(engine, { module: other, node: tree.item(call, 0) }, module))
        return { module: other, node };
    }
  return undefined;
}

/** Whether an expression is that module for certain, or one out of `sys.modules`. */
function isModule(engine: Engine, place: Spot, module: Module): boolean {
  const { tree } = place.module;
  if (
    tree.kind(place.node) === Kind.Subscript &&
    tree.context(place.node) === Context.Load &&
    onlyPath(engine, { module: place.module, node: tree.child(place.node, Field.Subscript.value) }) ===
      'sys.modules'
  )
    return true;
  return refsAt(engine, place).some((ref) => ref.sort === 'module' && ref.module === module);
}
