import type { Module } from '../../program/module.ts';
import type { Scope } from '../../program/scope.ts';
import { intern } from '../../python/names.ts';
import { Kind } from '../../python/nodes.ts';
import type { CallOf } from '../value.ts';
import type { Engine } from './engine.ts';
import { heldArguments } from './frames.ts';
import { textsOf } from './routes.ts';

const AS_VIEW = intern('as_view');
/** Decorators between the view and its route: `path('x', login_required(Cart.as_view()))`. */
const MOST_WRAPPERS = 3;

/**
 * The first route that each class-based view is registered under: `path('cart/', Cart.as_view())`,
 * `add_url_rule('/cart', view_func=Cart.as_view('cart'))`.
 */
export function findClassViews(engine: Engine): ReadonlyMap<Scope, string> {
  const routes = new Map<Scope, string>();
  for (const module of engine.program.mentioning(AS_VIEW)) {
    for (const node of engine.program.references(module, AS_VIEW)) {
      const view = callAt(engine, module, module.tree.parent(node));
      if (!view) continue;
      // Each view has questions of its own.
      const found = engine.once<Registered>('class view', view, NOTHING, () =>
        registered(engine, module, view),
      );
      for (const cls of found.classes) if (found.route && !routes.has(cls)) routes.set(cls, found.route);
    }
  }
  return routes;
}

interface Registered {
  readonly classes: readonly Scope[];
  readonly route: string | undefined;
}

const NOTHING: Registered = { classes: [], route: undefined };

function callAt(engine: Engine, module: Module, node: number): CallOf | undefined {
  const value = engine.walked(engine.program.enclosingScope(module, node)).values.get(node);
  return value?.kind === 'call' ? value : undefined;
}

function registered(engine: Engine, module: Module, view: CallOf): Registered {
  if (view.callee.kind !== 'attribute') return NOTHING;
  const classes = engine
    .refs(view.callee.base, undefined)
    .flatMap((ref) => (ref.sort === 'class' ? [ref.scope] : []));
  return classes.length === 0 ? NOTHING : { classes, route: routeAround(engine, module, view.site.node) };
}

/** The route of the nearest call around that registers views. */
function routeAround(engine: Engine, module: Module, view: number): string | undefined {
  const { tree } = module;
  let at = view;
  for (let i = 0; i < MOST_WRAPPERS; i += 1) {
    at = tree.parent(at);
    if (tree.kind(at) === Kind.Keyword) at = tree.parent(at);
    const call = callAt(engine, module, at);
    if (!call) return undefined;
    const route = engine.refs(call.callee, undefined).flatMap((callee) => {
      if (callee.sort !== 'library') return [];
      const library = { callee, args: heldArguments(call, undefined), receiver: undefined };
      return (callee.entry?.entries ?? []).flatMap(({ name }) =>
        name ? textsOf(engine, library, name) : [],
      );
    })[0];
    if (route !== undefined) return route;
  }
  return undefined;
}
