import { CALLED, componentsOf } from '../../models/paths.ts';
import type { Argument, Entry as EntryModel } from '../../models/vocabulary.ts';
import type { Scope } from '../../program/scope.ts';
import { argumentOf, type LibraryCall } from './arguments.ts';
import type { Engine } from './engine.ts';
import type { HeldArgument } from './reference.ts';

/** A function of the project as a framework's way in. */
export interface EntryPoint {
  readonly model: EntryModel;
  readonly scope: Scope;
  /** `POST /prefs`, the task's or the function's name. */
  readonly name: string;
  /** What the program gives it beside: it was handed over as `partial(f, a)`. */
  readonly bound?: readonly HeldArgument[] | undefined;
}

/** The entry point that a decorator or call makes, named by its route if it has one. */
export function routed(engine: Engine, model: EntryModel, call: LibraryCall, scope: Scope): EntryPoint {
  const route = model.name === undefined ? undefined : textsOf(engine, call, model.name)[0];
  if (route === undefined) return { model, scope, name: plainName(scope) };
  if (model.kind !== 'http') return { model, scope, name: route };
  const verbs = verbsOf(engine, model, call);
  if (verbs.length === 0 && model.methods) return { model, scope, name: withVerb(route, scope.name) };
  return { model, scope, name: verbs.length > 0 ? `${verbs.join(',')} ${route}` : route };
}

/** The entry points without those of a base class that tell less than where the class was given a route. */
export function withoutDoubles(points: readonly EntryPoint[]): readonly EntryPoint[] {
  const isRouted = ({ model, scope, name }: EntryPoint) => !model.base && name !== plainName(scope);
  const routes = new Set(points.filter(isRouted).map(({ scope, model }) => `${keyOf(scope)} ${model.kind}`));
  return points.filter(
    ({ model, scope, name }) =>
      !model.base || name !== plainName(scope) || !routes.has(`${keyOf(scope)} ${model.kind}`),
  );
}

function keyOf({ module, node }: Scope): string {
  return `${module.index}:${node}`;
}

/** `Cart.post` of a method, the name of a function. */
export function plainName(scope: Scope): string {
  return scope.parent?.sort === 'class' ? `${scope.parent.name}.${scope.name}` : scope.name;
}

/** What the `methods` argument lists, or else what the framework's own name says: `app.post`, `add_get`. */
function verbsOf(engine: Engine, model: EntryModel, call: LibraryCall): readonly string[] {
  const listed = model.verbs === undefined ? [] : textsOf(engine, call, model.verbs);
  if (listed.length > 0) return listed.map((verb) => verb.toUpperCase());
  const last = componentsOf(call.callee.path).findLast((component) => component !== CALLED) ?? '';
  const verb = last.replace(/^(add|route)_/, '').toUpperCase();
  return VERBS.has(verb) ? [verb] : [];
}

/** `POST /cart` where the method of a class is named after its verb. */
export function withVerb(route: string, method: string): string {
  const verb = method.toUpperCase();
  return VERBS.has(verb) ? `${verb} ${route}` : route;
}

const VERBS: ReadonlySet<string> = new Set(['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS']);

/** The constant texts that an argument is, or holds as a list. */
export function textsOf(engine: Engine, call: LibraryCall, place: Argument): readonly string[] {
  const texts: string[] = [];
  for (const { value, frame } of argumentOf(engine, call, place)) {
    for (const ref of engine.refs(value, frame)) {
      if (ref.sort === 'constant') push(texts, ref.literal);
      else if (ref.sort === 'container' && ref.value.kind === 'sequence') {
        for (const element of ref.value.elements)
          if (element.kind === 'constant') push(texts, element.literal);
      }
    }
  }
  return texts;
}

function push(texts: string[], literal: unknown): void {
  if (typeof literal === 'string' && !texts.includes(literal)) texts.push(literal);
}
