import { CALLED, componentsOf, expanded, firstName, ITEM } from './paths.ts';
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

/** Sinks where one path leads to them. */
export interface PlacedSinks {
  /** The last name of the path. */
  readonly name: string;
  readonly reached: NamedSinks['reached'];
  /** Those under which it can be reached. */
  readonly modules: readonly string[];
  readonly sinks: readonly Sink[];
}

/** `sinksAt`: the sinks of a path. A sink may have other names: `pickle._loads`. */
export function placedSinks(
  models: readonly Model[],
  sinksAt: (path: string) => readonly Sink[],
): PlacedSinks[] {
  const givers = giversOf(models);
  return models.flatMap((model) => {
    const modulesOf = modulesReaching(model);
    const place = (path: string, sinks: readonly Sink[]) => placed(path, sinks, modulesOf, givers);
    return [
      ...(model.sinks ?? [])
        .filter(({ assigned }) => !assigned)
        .flatMap((sink) => expanded(sink.call).flatMap((path) => place(path, [sink]))),
      ...Object.keys(model.aliases ?? {})
        .flatMap(expanded)
        .flatMap((path) => place(path, sinksAt(path))),
    ];
  });
}

function placed(
  path: string,
  sinks: readonly Sink[],
  modulesOf: (path: string) => readonly string[],
  givers: Givers,
): PlacedSinks[] {
  if (sinks.length === 0) return [];
  const components = componentsOf(path);
  const at = components.findLastIndex(isName);
  const name = components[at];
  if (!name) return [];
  const reached = reachedBy(components, at);
  // A function is reached by the name of its own library, an object also through what another gives.
  const giving = reached === 'anyhow' ? undefined : givers.get(components[0] as string);
  return [{ name, reached, modules: [...modulesOf(path), ...(giving ?? [])], sinks }];
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

export function sinkNamesOf(places: readonly PlacedSinks[], isMeant: (sink: Sink) => boolean): SinkNames {
  const names = new Map<string, MutableNamed[]>();
  for (const { name, reached, modules, sinks } of places) {
    for (const sink of sinks.filter(isMeant)) {
      const named = names.get(name) ?? [];
      names.set(name, named);
      const known = named.find(({ rule }) => rule === sink.rule) ?? begun(named, sink.rule, reached);
      for (const module of modules) known.libraries.add(module);
      known.sinks.push(sink);
      if (known.reached !== reached) known.reached = 'anyhow';
    }
  }
  return names;
}

interface MutableNamed {
  readonly rule: string;
  readonly libraries: Set<string>;
  readonly sinks: Sink[];
  reached: NamedSinks['reached'];
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
function modulesReaching(model: Model): (path: string) => readonly string[] {
  const aliases = Map.groupBy(Object.entries({ ...model.aliases, ...model.types }), ([, target]) =>
    firstName(target),
  );
  const known = new Map<string | undefined, readonly string[]>();
  return (path) => {
    const first = firstName(path);
    const found = known.get(first) ?? reaching(model, first, aliases.get(first) ?? []);
    known.set(first, found);
    return found;
  };
}

function reaching(
  { modules }: Model,
  first: string | undefined,
  aliases: readonly (readonly [string, string])[],
): readonly string[] {
  const firsts = new Set([first, ...aliases.flatMap(([alias]) => expanded(alias).map(firstName))]);
  const found = modules.filter((module) => firsts.has(firstName(module)));
  return found.length > 0 ? found : modules;
}

function isName(component: string): boolean {
  return component !== CALLED && component !== ITEM;
}
