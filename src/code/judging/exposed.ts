import type { Origin } from '../../finding/origin.ts';
import type { Engine } from '../flow/ask/engine.ts';
import { expanded } from '../models/paths.ts';
import type { Entry, Model } from '../models/vocabulary.ts';
import type { Module } from '../program/module.ts';
import { intern, spelling } from '../python/names.ts';
import { Field, Kind } from '../python/nodes.ts';
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
  const looks = looksOf(engine, origins);
  for (const module of modules) if (!module.isAside && hasLooks(module, looks)) knowers.add(module);
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

/** By which a file is known that names no library: what functions look like, and names of modules that are generated. */
interface Looks {
  /** Names of the parameters after `self`, and of the function where that matters. */
  readonly signatures: readonly {
    readonly parameters: readonly number[];
    readonly names?: readonly string[];
  }[];
  readonly isImported: (name: number) => boolean;
}

function looksOf({ catalogue }: Engine, origins: ReadonlySet<Origin>): Looks {
  const { bySignature, byPattern } = catalogue.loose;
  const signatures = bySignature
    .filter((entry) => brings(entry, origins))
    .flatMap(({ signature }) => (signature && !signature.imports ? [signature] : []))
    .map(({ parameters, names }) => ({ parameters: parameters.map(intern), ...(names && { names }) }));
  const imported = byPattern
    .filter((entry) => brings(entry, origins) && entry.base?.startsWith('*'))
    .map(({ base = '' }) => new RegExp(`(^|\\.)\\w*${base.slice(1).split('.')[0]}$`));
  const known = new Map<number, boolean>();
  const isImported = (name: number) => {
    let answer = known.get(name);
    if (answer === undefined) {
      const text = spelling(name);
      answer = imported.some((pattern) => pattern.test(text));
      known.set(name, answer);
    }
    return answer;
  };
  return { signatures, isImported };
}

function hasLooks({ tree, written }: Module, { signatures, isImported }: Looks): boolean {
  for (const node of written.ofKind(Kind.Alias)) if (isImported(tree.nameId(node))) return true;
  // Most files mention no such parameters at all: their functions need not be looked at.
  const possible = signatures.filter(({ parameters }) => parameters.every((name) => written.has(name)));
  if (possible.length === 0) return false;
  const looksLike = (node: number): boolean => {
    const list = tree.child(node, Field.FunctionDef.arguments);
    const given = (at: number) => (at < tree.count(list) ? tree.nameId(tree.item(list, at)) : 0);
    const first = given(0) === SELF ? 1 : 0;
    return possible.some(
      ({ parameters, names }) =>
        parameters.every((name, i) => given(first + i) === name) &&
        (names === undefined || names.includes(tree.name(node))),
    );
  };
  return [Kind.FunctionDef, Kind.AsyncFunctionDef].some((kind) => written.ofKind(kind).some(looksLike));
}

const SELF = intern('self');

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
