import type { Progress } from '../../../project/progress.ts';
import { CALLED, componentsOf, expanded } from '../../models/paths.ts';
import type { Entry as EntryModel } from '../../models/vocabulary.ts';
import { functionsOf } from '../../program/functions.ts';
import type { Module } from '../../program/module.ts';
import type { Scope } from '../../program/scope.ts';
import { intern } from '../../python/names.ts';
import { Field, Kind } from '../../python/nodes.ts';
import { firstInit, firstMethod } from './classes.ts';
import type { Engine } from './engine.ts';
import { byAnnotation, byBase, byDecorator, bySignature, handedAs, madeCall } from './entries.ts';
import { heldArguments } from './frames.ts';
import type { PartialReference, Reference } from './reference.ts';
import { callOf, findRegistrations } from './registrations.ts';
import { type EntryPoint, routed, withoutDoubles } from './routes.ts';
import { innermost } from './wrapped.ts';

/** Questions that one function or one call may cost. */
const QUESTIONS = 400;

/**
 * Every way into the program. The same answers as `entryPointsOf` gives for each function, but calls that hand
 * functions over are looked for where the libraries' names are written: following each function through the program
 * costs ten times as much.
 */
export async function allEntryPoints(engine: Engine, progress: Progress): Promise<readonly EntryPoint[]> {
  const apart = engine.anew('apart');
  apart.allow(QUESTIONS);
  const told = [...findRegistrations(apart).values()].flat();
  engine.allow(QUESTIONS);
  const handed = await handedOver(engine, progress);
  const certain = [...told, ...handed];
  const scopes = new Set(certain.map(({ scope }) => scope));
  const found: EntryPoint[] = [];
  for (const module of engine.program.modules) {
    for (const scope of functionsOf(engine.program, module)) {
      engine.allow(QUESTIONS);
      const own = [...byDecorator(engine, scope), ...byBase(engine, scope), ...byAnnotation(engine, scope)];
      const known = own.length > 0 || scopes.has(scope);
      found.push(...(known ? own : bySignature(engine, scope)));
    }
    await progress.turn?.();
  }
  return withoutDoubles([...certain, ...found]);
}

/** Functions that calls of libraries get: `app.add_url_rule('/x', view_func=f)`. */
async function handedOver(engine: Engine, progress: Progress): Promise<readonly EntryPoint[]> {
  const found: EntryPoint[] = [];
  for (const [name, models] of callModels(engine)) {
    for (const module of engine.program.mentioning(name)) {
      for (const node of engine.program.references(module, name)) {
        engine.allow(QUESTIONS);
        found.push(...handedAt(engine, models, module, node));
      }
      await progress.turn?.();
    }
  }
  return [...found, ...applied(engine)];
}

/** Functions that what a call has made gets, `app.route('/x')(f)`: only where such calls stand one behind the other. */
function applied(engine: Engine): readonly EntryPoint[] {
  const found: EntryPoint[] = [];
  for (const [name, models] of modelsByName(engine.catalogue.loose.byMade, 'decorator')) {
    for (const module of engine.program.mentioning(name)) {
      const { tree } = module;
      for (const node of engine.program.references(module, name)) {
        const call = tree.parent(node);
        const isCalled = tree.kind(call) === Kind.Call && tree.child(call, Field.Call.func) === node;
        if (!isCalled || tree.kind(tree.parent(call)) !== Kind.Call) continue;
        engine.allow(QUESTIONS);
        found.push(...handedAt(engine, models, module, call));
      }
    }
  }
  return found;
}

/** The models that tell of a call, by the last name of the call. */
function callModels(engine: Engine): ReadonlyMap<number, ReadonlySet<EntryModel>> {
  return modelsByName(engine.catalogue.loose.byCall, 'call');
}

function modelsByName(
  models: readonly EntryModel[],
  told: 'call' | 'decorator',
): ReadonlyMap<number, ReadonlySet<EntryModel>> {
  const byName = new Map<number, Set<EntryModel>>();
  for (const model of models) {
    for (const path of expanded(model[told] as string)) {
      const name = intern(componentsOf(path).findLast((component) => component !== CALLED) ?? '');
      const known = byName.get(name);
      if (known) known.add(model);
      else byName.set(name, new Set([model]));
    }
  }
  return byName;
}

function handedAt(
  engine: Engine,
  models: ReadonlySet<EntryModel>,
  module: Module,
  node: number,
): readonly EntryPoint[] {
  const call = callOf(engine, module, node);
  if (!call) return [];
  return engine.refs(call.callee, undefined).flatMap((callee) => {
    if (callee.sort !== 'library') return [];
    const library = { callee, args: heldArguments(call, undefined), receiver: undefined };
    return (callee.entry?.entries ?? [])
      .filter((model) => models.has(model))
      .flatMap((model) =>
        functionsIn(engine, handedAs(engine, library, model)).map((scope) =>
          routed(engine, model, model.call ? library : madeCall(callee), scope),
        ),
      );
  });
}

/** Of a decorated function what was decorated: that is what people wrote as the entry point; of a class its `__init__`. */
function functionsIn(engine: Engine, refs: readonly Reference[]): readonly Scope[] {
  return refs.flatMap((ref) => [...innermost(ref, (one) => functionOf(engine, one))]);
}

function functionOf(engine: Engine, ref: Reference): readonly Scope[] {
  if (ref.sort === 'function') return [ref.scope];
  if (ref.sort === 'class') return asList(firstInit(engine, ref.scope));
  if (ref.sort === 'instance') return asList(firstMethod(engine, ref.scope, '__call__'));
  return ref.sort === 'partial' ? functionsIn(engine, appliedIn(engine, ref)) : [];
}

function asList(scope: Scope | undefined): readonly Scope[] {
  return scope ? [scope] : [];
}

/** What some arguments were given to; one that was itself made so is not looked into, since it may hold itself. */
function appliedIn(engine: Engine, { callee }: PartialReference): readonly Reference[] {
  return engine.refs(callee.value, callee.frame).filter(({ sort }) => sort !== 'partial');
}
