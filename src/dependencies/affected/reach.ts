/** Whether the project's own code gets to what is flawed: the symbol, the package, or neither. */
import type { CodeUses, ImportPlace } from '../../project/uses.ts';
import type { AdvisoryEntry, Reach } from '../../report/report.ts';
import type { Dependency, DependencyGraph } from '../graph/graph.ts';
import type { ImportNames } from '../naming/imports.ts';
import { minedFlaw } from '../symbols/lookup.ts';
import type { MinedFlaw } from '../symbols/mined.ts';
import { needersIn } from './needers.ts';

export type Reached = Pick<AdvisoryEntry, 'reachable'> & { readonly reach: Reach };

/** Of one advisory of one dependency. */
export type ReachOf = (dependency: Dependency, advisory: AdvisoryEntry) => Reached;

const MOST_PLACES = 10;

export function reachIn(graph: DependencyGraph, uses: CodeUses, names: ImportNames): ReachOf {
  const needers = needersIn(graph);
  return (dependency, { id, aliases }) => {
    const flaw = minedFlaw(dependency.name, [id, ...aliases]);
    const modules = names.likely(dependency.name);
    const imports = uses.importsOf(modules);
    const reached =
      imports.length > 0
        ? imported(imports, modules, flaw, uses)
        : notImported(dependency, uses, names, needers(dependency));
    return { ...reached, reach: { ...reached.reach, symbols: flaw?.symbols ?? [] } };
  };
}

function imported(
  imports: readonly ImportPlace[],
  modules: readonly string[],
  flaw: MinedFlaw | undefined,
  uses: CodeUses,
): Reached {
  const places = imports.map(({ name, ...place }) => ({ ...place, symbol: name }));
  const first = imports[0]!.name;
  const name = modules.find((module) => `${first}.`.startsWith(`${module}.`)) ?? first;
  if (!flaw)
    return answer('imported', `your code imports ${name}; which part of it is flawed is not known`, places);
  const used = uses.usesOf(flaw.symbols);
  const real = used.filter((use) => use.real);
  if (real.length > 0) return answer('yes', `your code uses ${real[0]!.symbol}, ${TOUCHED[flaw.by]}`, real);
  if (used.length > 0)
    return answer('imported', `only tests use ${used[0]!.symbol}, ${TOUCHED[flaw.by]}`, used);
  const beside = imports.find((place) =>
    flaw.symbols.some((symbol) => symbol.startsWith(`${place.name}.`) && place.name.includes('.')),
  );
  return beside
    ? answer(
        'imported',
        `your code imports ${beside.name}, where the fix was, and does not itself name what the fix touched`,
        places,
      )
    : answer('imported', `your code imports ${name}, and does not itself name what the fix touched`, places);
}

/** What is known of the symbols, by {@link MinedFlaw.by}. */
const TOUCHED: Readonly<Record<MinedFlaw['by'], string>> = {
  name: 'which the advisory names',
  place: 'which the fix touched',
  size: 'one of the few functions that the fixed release changed',
};

/** Undefined `needers`: the files do not say who needs what. */
function notImported(
  { name }: Dependency,
  uses: CodeUses,
  names: ImportNames,
  needers: readonly Dependency[] | undefined,
): Reached {
  if (!uses.hasCode) return answer('unknown', 'there is no Python code here that could use it', []);
  const modules = names.known(name);
  if (!modules) return answer('unknown', `under which names ${name} is imported is not known`, []);
  if (uses.inText(modules))
    return answer('unknown', `your code does not import ${name}, but has its name in a text`, []);
  if (!needers)
    return answer(
      'unknown',
      `your code does not import ${name}; whether anything that needs it is used is not known`,
      [],
    );
  const through = needers.find((one) => uses.importsOf(names.likely(one.name)).length > 0);
  if (through)
    return answer('unknown', `your code does not import ${name}, but ${through.name}, which needs it`, []);
  const open = needers.find((one) => !names.known(one.name));
  if (open)
    return answer(
      'unknown',
      `your code does not import ${name}; whether it uses ${open.name}, which needs it, is not known`,
      [],
    );
  return answer('not imported', `your code imports neither ${name} nor anything that needs it`, []);
}

function answer(
  reachable: AdvisoryEntry['reachable'],
  reason: string,
  places: readonly {
    readonly path: string;
    readonly line: number;
    readonly column: number;
    readonly symbol: string;
  }[],
): Reached {
  const shown = places
    .slice(0, MOST_PLACES)
    .map(({ path, line, column, symbol }) => ({ path, line, column, symbol }));
  return { reachable, reach: { reason, symbols: [], places: shown } };
}
