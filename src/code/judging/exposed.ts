import type { Origin } from '../../finding/origin.ts';
import type { Engine } from '../flow/ask/engine.ts';
import { expanded } from '../models/paths.ts';
import type { Entry, Model } from '../models/vocabulary.ts';
import type { Module } from '../program/module.ts';
import { intern } from '../python/names.ts';
import type { Knowledge } from './knowledge.ts';

/**
 * The files that data of some origins can get to: those that can know a library it comes in through, those that
 * import them, and what all of these import. Everything else need not be asked, and neither need tests where they are
 * set aside: what they import is not reached through them.
 */
export function exposedTo(
  engine: Engine,
  knowing: Knowledge,
  origins: ReadonlySet<Origin>,
  areNames: boolean,
): ReadonlySet<Module> {
  const names = new Set(engine.catalogue.models.flatMap((model) => comingThrough(model, origins)));
  const { modules } = engine.program;
  const knowers = new Set([...names].flatMap((name) => mentioning(engine, name)));
  const isBringing = knowing.telling.looks.map((entry) => brings(entry, origins));
  for (const module of modules)
    if (!module.isAside && knowing.looksOf(module).some((look) => isBringing[look])) knowers.add(module);
  const importers = new Map<Module, Module[]>();
  for (const module of modules) {
    if (module.isAside) continue;
    for (const imported of knowing.importsOf(module)) {
      const known = importers.get(imported);
      if (known) known.push(module);
      else importers.set(imported, [module]);
    }
  }
  const isOpen = ({ isAside }: Module) => !isAside;
  const above = closure([...knowers].filter(isOpen), (module) => importers.get(module) ?? []);
  const listing = areNames ? listingModules(engine).filter(isOpen) : [];
  return closure([...above, ...listing], (module) => knowing.importsOf(module).filter(isOpen));
}

/** The files that read names out of something: what they import may be given them. */
function listingModules(engine: Engine): readonly Module[] {
  const sources = engine.catalogue.models.flatMap((model) => model.sources ?? []);
  const paths = sources.flatMap((source) => (source.names ? expanded(source.path) : []));
  const words = paths.map((path) => /(\w+)\W*$/.exec(path)?.[1] ?? '');
  return [...new Set(words)].flatMap((word) => mentioning(engine, word));
}

function closure(start: Iterable<Module>, next: (module: Module) => readonly Module[]): Set<Module> {
  const all = new Set(start);
  for (const module of all) for (const one of next(module)) all.add(one);
  return all;
}

/**
 * The words by which a file is known to have to do with such data: modules, the parameters that tell a framework, or
 * methods with telling names.
 */
function comingThrough(
  { modules, sources = [], conventions = [], entries = [] }: Model,
  origins: ReadonlySet<Origin>,
) {
  const usual = conventions.flatMap(({ origin, methods }) => (origins.has(origin) ? methods : []));
  const enters =
    sources.some(({ origin }) => origins.has(origin)) || entries.some((one) => brings(one, origins));
  if (!enters) return usual;
  return [...modules.filter((module) => module !== 'builtins'), ...usual];
}

/** A parameter of a type that a library gives may be anything. */
function brings({ parameters }: Entry, origins: ReadonlySet<Origin>): boolean {
  return Object.values(parameters).some(({ origin, type }) =>
    origin ? origins.has(origin) : type !== undefined,
  );
}

/** The files that mention each part of a dotted name. */
function mentioning({ program }: Engine, dotted: string): readonly Module[] {
  const [first = 0, ...rest] = dotted.split('.').map(intern);
  return program.mentioning(first).filter(({ written }) => rest.every((part) => written.has(part)));
}
