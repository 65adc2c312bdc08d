/** Answers where the code of a project imports and uses libraries: {@link CodeUses}. */
import { compareLocations } from '../finding/location.ts';
import { roleOf } from '../project/role.ts';
import type { CodeUses, ImportPlace, SymbolUse } from '../project/uses.ts';
import { libraryPath } from './flow/ask/candidates.ts';
import type { Engine } from './flow/ask/engine.ts';
import type { Site } from './flow/value.ts';
import { isCallee } from './judging/callee.ts';
import { locationOf, shortened, textOf } from './judging/describe.ts';
import { entryOf } from './judging/entry.ts';
import { Knowledge } from './judging/knowledge.ts';
import { wayTo } from './judging/way-to.ts';
import { spoken } from './models/paths.ts';
import type { Module } from './program/module.ts';
import { intern, spelling } from './python/names.ts';
import { Context, Field, Kind } from './python/nodes.ts';

/** Questions that finding out what one name means may cost. */
const QUESTIONS = 200;
/** Ways are worked out for the first uses only: nobody reads more. */
const MOST_WAYS = 5;
const LONGEST_TEXT = 200;

export function codeUses(engine: Engine): CodeUses {
  const imports = new Map<string, readonly ImportPlace[]>();
  let texts: ReadonlySet<string> | undefined;
  const knowing = new Knowledge(engine);
  return {
    hasCode: engine.program.modules.length > 0,
    importsOf(modules) {
      const found = modules.flatMap((name) => {
        const first = firstOf(name);
        const places = imports.get(first) ?? importsFrom(engine, first);
        imports.set(first, places);
        return places.filter((place) => isIn(place.name, name) || isIn(name, place.name));
      });
      return [...new Set(found)].sort(byPlace);
    },
    inText(modules) {
      texts ??= textsIn(engine);
      return modules.some((name) => texts!.has(firstOf(name)));
    },
    usesOf: (symbols) => usesOf(engine, knowing, symbols),
  };
}

function firstOf(dotted: string): string {
  return dotted.split('.', 1)[0] as string;
}

function isIn(dotted: string, module: string): boolean {
  return dotted === module || dotted.startsWith(`${module}.`);
}

/** Where something is imported whose name begins so. */
function importsFrom(engine: Engine, first: string): readonly ImportPlace[] {
  const found: ImportPlace[] = [];
  for (const module of engine.program.mentioning(intern(first))) {
    for (const node of module.written.ofKind(Kind.Alias)) {
      const name = importedName(engine, module, node);
      if (name !== undefined && firstOf(name) === first)
        found.push({ name, ...placeOf(engine, module, node) });
    }
  }
  return found;
}

/** What of a library an `import` or `from … import` names, dotted; undefined where it is of the project. */
function importedName(engine: Engine, module: Module, alias: number): string | undefined {
  const { tree } = module;
  const statement = tree.parent(alias);
  const name = tree.name(alias);
  if (tree.kind(statement) === Kind.ImportFrom) {
    if (tree.level(statement) > 0) return undefined;
    const from = spelling(tree.nameAt(statement, Field.ImportFrom.module));
    const { sort } = engine.program.imports.resolve(module, from, 0);
    return sort === 'library' ? (name === '*' ? from : `${from}.${name}`) : undefined;
  }
  return engine.program.imports.resolve(module, name, 0).sort === 'library' ? name : undefined;
}

/** First names of all texts that are names, or begin so: what settings, plug-ins and importers may mean. */
function textsIn({ program }: Engine): ReadonlySet<string> {
  const texts = new Set<string>();
  for (const { tree, written } of program.modules) {
    for (const node of [...written.ofKind(Kind.Str), ...written.ofKind(Kind.StrFragment)]) {
      if (tree.end(node) - tree.start(node) > LONGEST_TEXT) continue;
      const text = tree.stringValue(node);
      const first = /^[A-Za-z_]\w*(?=[.\w]*(?::\w+)?$)/.exec(text)?.[0] ?? driverIn(text);
      if (first !== undefined) texts.add(first);
    }
  }
  return texts;
}

/** `psycopg2` of `postgresql+psycopg2://…`, by which SQLAlchemy and its like import it. */
function driverIn(text: string): string | undefined {
  return /^\w+\+([A-Za-z_]\w*):\/\//.exec(text)?.[1];
}

function usesOf(engine: Engine, knowing: Knowledge, symbols: readonly string[]): readonly SymbolUse[] {
  const asked = new Map<string, string>();
  for (const symbol of symbols.map(withoutHook)) {
    asked.set(symbol, symbol);
    asked.set(spoken(engine.library(symbol).path), symbol);
  }
  const found = new Map<string, { symbol: string; site: Site }>();
  for (const symbol of new Set(asked.values())) {
    const [first, last] = [symbol.split('.')[0] as string, symbol.slice(symbol.lastIndexOf('.') + 1)];
    for (const { module, node } of writtenPlaces(engine, knowing, first, last)) {
      const meant = meaning(engine, module, node, asked);
      const site = { scope: engine.program.enclosingScope(module, node), node };
      if (meant !== undefined) found.set(`${module.index}:${node}`, { symbol: meant, site });
    }
  }
  const uses = [...found.values()].map(({ symbol, site }) => ({
    use: { symbol, text: textAt(site), ...placeOf(engine, site.scope.module, site.node) },
    site,
  }));
  return uses
    .sort((a, b) => byPlace(a.use, b.use))
    .map(({ use, site }, i) => ({ ...use, ...(i < MOST_WAYS ? wayOf(engine, site) : { way: [] }) }));
}

/** `Class.__init__` is used by whoever uses the class. */
function withoutHook(symbol: string): string {
  return symbol.replace(/\.__\w+__$/, '');
}

/** Where a name is read or imported under another, in files that can know the library. */
function* writtenPlaces(engine: Engine, knowing: Knowledge, library: string, name: string) {
  const { program } = engine;
  for (const module of program.mentioning(intern(name))) {
    if (!knowing.knows(module, library)) continue;
    const { tree } = module;
    for (const node of program.references(module, intern(name))) {
      const kind = tree.kind(node);
      if ((kind === Kind.Name || kind === Kind.Attribute) && tree.context(node) === Context.Load)
        yield { module, node };
      const as = kind === Kind.Alias ? tree.nameAt(node, Field.Alias.asname) : 0;
      if (as === 0) continue;
      for (const use of program.references(module, as))
        if (tree.kind(use) === Kind.Name && tree.context(use) === Context.Load) yield { module, node: use };
    }
  }
}

/** Which of the symbols a name is, if any: told from the imports, or asked. */
function meaning(
  engine: Engine,
  module: Module,
  node: number,
  asked: ReadonlyMap<string, string>,
): string | undefined {
  const path = libraryPath(engine, module, node);
  if (path !== undefined) return asked.get(path) ?? asked.get(spoken(engine.library(path).path));
  const value = engine.walked(engine.program.enclosingScope(module, node)).values.get(node);
  if (!value) return undefined;
  engine.allow(QUESTIONS);
  for (const ref of engine.near.refs(value, undefined)) {
    const symbol = ref.sort === 'library' ? asked.get(spoken(ref.path)) : undefined;
    if (symbol !== undefined) return symbol;
  }
  return undefined;
}

function textAt({ scope, node }: Site): string {
  const { tree } = scope.module;
  return shortened(textOf({ scope, node: isCallee(tree, node) ? tree.parent(node) : node }));
}

function wayOf(engine: Engine, site: Site): Pick<SymbolUse, 'way' | 'entry'> {
  const found = wayTo(engine, site);
  if (!found) return { way: [] };
  const way = found.way.map((one) => {
    const { path, line, column } = locationOf(one);
    return { path, line, column, note: shortened(textOf(one)) };
  });
  return { way, entry: entryOf(found.start) };
}

function placeOf(engine: Engine, module: Module, node: number): Omit<ImportPlace, 'name'> {
  const { path, line, column } = locationOf({ scope: engine.program.moduleScope(module), node });
  return { path, line, column, real: roleOf(path) !== 'test' };
}

function byPlace(a: Omit<ImportPlace, 'name'>, b: Omit<ImportPlace, 'name'>): number {
  const whole = (place: Omit<ImportPlace, 'name'>) => ({
    ...place,
    endLine: place.line,
    endColumn: place.column,
  });
  return Number(b.real) - Number(a.real) || compareLocations(whole(a), whole(b));
}
