import { fitsName } from '../../models/paths.ts';
import type { Entry as EntryModel } from '../../models/vocabulary.ts';
import type { Module } from '../../program/module.ts';
import type { Scope } from '../../program/scope.ts';
import { intern, spelling } from '../../python/names.ts';
import { Field, Kind } from '../../python/nodes.ts';
import { type CallOf, objectOf } from '../value.ts';
import { argumentOf, type LibraryCall } from './arguments.ts';
import { resolutionOrder } from './classes.ts';
import type { Engine } from './engine.ts';
import { heldArguments } from './frames.ts';
import { namespaceMember } from './names.ts';
import type { Held } from './reference.ts';
import { type EntryPoint, plainName, routed, textsOf } from './routes.ts';

/**
 * Ways in that cannot be seen from the function: an object or class whose methods a framework calls
 * (`app.add_route('/x', Resource())`), a function that is only named in a string (`url('^x$', 'shop.views.cart')`)
 * or stored as an attribute (`client.on_message = f`). All such places of the program are looked at once.
 */
export function findRegistrations(engine: Engine): ReadonlyMap<Scope, readonly EntryPoint[]> {
  const found = new Map<Scope, EntryPoint[]>();
  for (const [name, models] of engine.catalogue.loose.byName) {
    for (const module of engine.program.mentioning(intern(name))) {
      for (const node of engine.program.references(module, intern(name))) {
        for (const point of registeredAt(engine, models, module, node)) {
          const known = found.get(point.scope) ?? [];
          found.set(point.scope, [...known, point]);
        }
      }
    }
  }
  return found;
}

/** What the call of a name registers, if it is one of the models' calls. */
function registeredAt(
  engine: Engine,
  models: readonly EntryModel[],
  module: Module,
  node: number,
): readonly EntryPoint[] {
  const call = callOf(engine, module, node);
  if (!call) return assignedAt(engine, models, module, node);
  // Each call has questions of its own.
  return engine.once<readonly EntryPoint[]>('registered', call, [], () =>
    engine.refs(call.callee, undefined).flatMap((callee) => {
      if (callee.sort !== 'library') return [];
      const library = { callee, args: heldArguments(call, undefined), receiver: undefined };
      return models
        .filter((model) => callee.entry?.entries.includes(model))
        .flatMap((model) => registered(engine, model, library, call));
    }),
  );
}

/** The call before whose parenthesis a name stands. */
export function callOf(engine: Engine, module: Module, node: number): CallOf | undefined {
  const { tree } = module;
  const parent = tree.parent(node);
  if (tree.kind(parent) !== Kind.Call || tree.child(parent, Field.Call.func) !== node) return undefined;
  const value = engine.walked(engine.program.enclosingScope(module, parent)).values.get(parent);
  return value?.kind === 'call' ? value : undefined;
}

function registered(
  engine: Engine,
  model: EntryModel,
  library: LibraryCall,
  call: CallOf,
): readonly EntryPoint[] {
  const given = argumentOf(engine, library, model.argument ?? '0');
  const scopes = model.methods
    ? given.flatMap((held) => methodsOf(engine, held, model.methods as readonly string[]))
    : given.flatMap((held) => functionsNamed(engine, held, model, library, call));
  return scopes.map((scope) => routed(engine, model, library, scope));
}

/** `client.on_message = f`. */
function assignedAt(
  engine: Engine,
  models: readonly EntryModel[],
  module: Module,
  node: number,
): readonly EntryPoint[] {
  if (module.tree.kind(node) !== Kind.Attribute || !module.tree.isStore(node)) return [];
  const { stores } = engine.walked(engine.program.enclosingScope(module, node));
  const store = stores.find((one) => one.node === node);
  if (!store) return [];
  const functions = engine
    .refs(store.value, undefined)
    .flatMap((ref) => (ref.sort === 'function' ? [ref.scope] : []));
  return engine.refs(objectOf(store.object), undefined).flatMap((object) => {
    if (object.sort !== 'library') return [];
    const { entry } = engine.stepInto(object, spelling(store.name), undefined);
    return models
      .filter((model) => model.assigned && entry?.entries.includes(model))
      .flatMap((model) => functions.map((scope) => ({ model, scope, name: plainName(scope) })));
  });
}

/** The methods of the object or class, inherited ones of the project included. */
function methodsOf(engine: Engine, { value, frame }: Held, methods: readonly string[]): readonly Scope[] {
  return engine.refs(value, frame).flatMap((ref) => {
    if (ref.sort !== 'instance' && ref.sort !== 'class') return [];
    return resolutionOrder(engine, ref.scope).flatMap((base) =>
      base.sort === 'class' ? ownMethods(engine, base.scope, methods) : [],
    );
  });
}

function ownMethods(engine: Engine, cls: Scope, methods: readonly string[]): readonly Scope[] {
  const { tree } = cls.module;
  const body = tree.child(cls.node, Field.ClassDef.body);
  const found: Scope[] = [];
  for (let i = 0; i < tree.count(body); i += 1) {
    const kind = tree.kind(tree.item(body, i));
    if (kind !== Kind.FunctionDef && kind !== Kind.AsyncFunctionDef) continue;
    const scope = engine.program.scopeOf(cls.module, tree.item(body, i));
    if (namesMethod(methods, scope.name)) found.push(scope);
  }
  return found;
}

/** `*` alone stands for every public method, `do_*` for those that begin so. */
export function namesMethod(methods: readonly string[], name: string): boolean {
  return methods.some((method) => (method === '*' ? !name.startsWith('_') : fitsName(method, name)));
}

// ---------------------------------------------------------------- names in strings

function functionsNamed(
  engine: Engine,
  { value, frame }: Held,
  model: EntryModel,
  library: LibraryCall,
  call: CallOf,
): readonly Scope[] {
  const { module } = call.site.scope;
  return engine.refs(value, frame).flatMap((ref) => {
    if (ref.sort !== 'constant' || typeof ref.literal !== 'string') return [];
    const name = ref.literal;
    const prefixes = [...prefixesOf(engine, model, library), ...prefixesAround(engine, call)];
    const names = [name, ...prefixes.map((prefix) => `${prefix}.${name}`)];
    return names.flatMap((dotted) => functionsAt(engine, module, dotted));
  });
}

function prefixesOf(engine: Engine, { dotted }: EntryModel, library: LibraryCall): readonly string[] {
  return dotted && dotted !== true ? textsOf(engine, library, dotted.prefix) : [];
}

/** `patterns('shop.views', url('^x$', 'cart'))`: the prefix of the call around. */
function prefixesAround(engine: Engine, { site }: CallOf): readonly string[] {
  const { module } = site.scope;
  const around = module.tree.parent(site.node);
  if (module.tree.kind(around) !== Kind.Call) return [];
  const value = engine.walked(site.scope).values.get(around);
  if (value?.kind !== 'call') return [];
  return engine.refs(value.callee, undefined).flatMap((callee) => {
    if (callee.sort !== 'library') return [];
    const library = { callee, args: heldArguments(value, undefined), receiver: undefined };
    return (callee.entry?.entries ?? []).flatMap((model) => prefixesOf(engine, model, library));
  });
}

/** `shop.views.cart` is `cart` in the module `shop.views`. */
function functionsAt(engine: Engine, from: Module, dotted: string): readonly Scope[] {
  const dot = dotted.lastIndexOf('.');
  if (dot <= 0) return [];
  const imported = engine.program.imports.resolve(from, dotted.slice(0, dot), 0);
  if (imported.sort !== 'module') return [];
  return namespaceMember(engine, imported.module, intern(dotted.slice(dot + 1)))
    .flatMap(({ value, frame }) => engine.refs(value, frame))
    .flatMap((ref) => (ref.sort === 'function' ? [ref.scope] : []));
}
