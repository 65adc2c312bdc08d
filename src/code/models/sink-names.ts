import { CALLED, componentsOf, expanded, ITEM } from './paths.ts';
import type { Model, Sink } from './vocabulary.ts';

/** By their last name, for each rule: what is asked of `open` as a shelf is not asked of `open` as a file. */
export type SinkNames = ReadonlyMap<string, readonly NamedSinks[]>;

/** What is known of all sinks of one name and rule, to look for them only where they can be. */
export interface NamedSinks {
  /** First names of the libraries that have one. */
  readonly libraries: ReadonlySet<string>;
  readonly sinks: readonly Sink[];
  /** `attribute`: always reached through an object. `result`: always what a call gives, as `getattr()` is. */
  readonly reached: 'anyhow' | 'attribute' | 'result';
}

/** `sinksAt`: the sinks of a path. A sink may have other names: `pickle._loads`. */
export function sinkNamesOf(
  models: readonly Model[],
  sinksAt: (path: string) => readonly Sink[],
  isMeant: (sink: Sink) => boolean,
): SinkNames {
  const names: MutableNames = new Map();
  const givers = giversOf(models);
  for (const model of models) {
    for (const sink of (model.sinks ?? []).filter(isMeant))
      addSinkNames(names, expanded(sink.call), [sink], model, givers);
    for (const path of Object.keys(model.aliases ?? {}).flatMap(expanded)) {
      addSinkNames(names, [path], sinksAt(path).filter(isMeant), model, givers);
    }
  }
  return names;
}

/** For each library the modules of others that give objects of it: a request of Flask's is one of Werkzeug's. */
type Givers = ReadonlyMap<string, ReadonlySet<string>>;

function giversOf(models: readonly Model[]): Givers {
  const givers = new Map<string, Set<string>>();
  for (const { types = {}, modules } of models) {
    for (const [pattern, target] of Object.entries(types)) {
      const given = firstName(target) as string;
      const firsts = new Set(expanded(pattern).map(firstName));
      firsts.delete(given);
      if (firsts.size === 0 || given === 'builtins') continue;
      const known = givers.get(given) ?? new Set();
      givers.set(given, known);
      for (const module of modules) if (firsts.has(firstName(module))) known.add(module);
    }
  }
  return givers;
}

interface MutableNamed {
  readonly rule: string;
  readonly libraries: Set<string>;
  readonly sinks: Sink[];
  reached: NamedSinks['reached'];
}

type MutableNames = Map<string, MutableNamed[]>;

function addSinkNames(
  names: MutableNames,
  paths: readonly string[],
  sinks: readonly Sink[],
  model: Model,
  givers: Givers,
): void {
  for (const path of paths) {
    const components = componentsOf(path);
    const at = components.findLastIndex(isName);
    const last = components[at];
    if (!last || sinks.length === 0) continue;
    const reached = reachedBy(components, at);
    const named = names.get(last) ?? [];
    names.set(last, named);
    for (const sink of sinks) {
      const known = named.find(({ rule }) => rule === sink.rule) ?? begun(named, sink.rule, reached);
      for (const module of modulesOf(path, model)) known.libraries.add(module);
      // A function is reached by the name of its own library, an object also through what another gives.
      if (reached !== 'anyhow')
        for (const module of givers.get(components[0] as string) ?? []) known.libraries.add(module);
      known.sinks.push(sink);
      if (known.reached !== reached) known.reached = 'anyhow';
    }
  }
}

function begun(named: MutableNamed[], rule: string, reached: NamedSinks['reached']): MutableNamed {
  const group: MutableNamed = { rule, libraries: new Set(), sinks: [], reached };
  named.push(group);
  return group;
}

function reachedBy(components: readonly string[], last: number): NamedSinks['reached'] {
  if (last < components.length - 1) return 'result';
  const isInside = components.slice(0, last).some((component) => !isName(component));
  return isInside ? 'attribute' : 'anyhow';
}

/** The modules of a model under which a path of it can be reached: its own first name and those of its aliases. */
function modulesOf(path: string, model: Model): readonly string[] {
  const first = firstName(path);
  const firsts = new Set([first]);
  for (const [alias, target] of Object.entries({ ...model.aliases, ...model.types })) {
    if (firstName(target) === first) for (const one of expanded(alias)) firsts.add(firstName(one));
  }
  const reaching = model.modules.filter((module) => firsts.has(firstName(module)));
  return reaching.length > 0 ? reaching : model.modules;
}

function firstName(path: string): string | undefined {
  return componentsOf(path)[0];
}

function isName(component: string): boolean {
  return component !== CALLED && component !== ITEM;
}
