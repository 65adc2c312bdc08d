/** Does the project use this symbol of this library? */
import type { CodeUses, SymbolUse } from '../../project/uses.ts';
import type { AffectedPackage, Verdict } from '../../report/affected.ts';
import type { Dependency } from '../graph/graph.ts';
import type { ImportNames } from '../naming/imports.ts';
import { normalizeName } from '../packaging/names.ts';
import { isLocked } from '../reading/project-manifests.ts';
import { listed } from '../trust/setting.ts';
import type { AskedProject } from './affected.ts';
import { needersIn } from './needers.ts';
import type { Question } from './question.ts';

export interface SymbolAnswer {
  readonly answer: Verdict;
  readonly reason: string;
  readonly uses: readonly SymbolUse[];
  /** Dependencies that are the library, normalised names. */
  readonly packages: ReadonlySet<string>;
  /** As they can be written: with each name that the library is imported by. */
  readonly symbols: readonly string[];
}

/**
 * `yaml:load` and `pyyaml:yaml.load` ask the same. What other packages do with the library is not read, so it is a
 * "no" only where nothing else needs it.
 */
export function judgeSymbol(
  asked: Extract<Question, { kind: 'symbol' }>,
  projects: readonly AskedProject[],
  uses: CodeUses,
  names: ImportNames,
): SymbolAnswer {
  const name = normalizeName(asked.package);
  const modules = [...new Set([asked.package, ...names.likely(name)])];
  const packages = new Set([name, ...names.packagesWith(asked.package)]);
  const symbols = modules.flatMap((module) =>
    asked.symbol === module || asked.symbol.startsWith(`${module}.`)
      ? [asked.symbol]
      : [`${module}.${asked.symbol}`],
  );
  const found = uses.usesOf(symbols);
  const told = (answer: Verdict, reason: string) => ({ answer, reason, uses: found, packages, symbols });
  if (found.some(({ real }) => real)) return told('yes', `the code uses ${found[0]!.symbol}`);
  if (found.length > 0) return told('no', `only tests use ${found[0]!.symbol}`);
  if (uses.inText(modules))
    return told('unknown', `the code does not use it by its name, but has the library's name in a text`);
  const needer = neederOf(packages, projects);
  if (needer === 'open')
    return told(
      'unknown',
      'the code does not use it; whether another package does is not known without a lock',
    );
  if (needer)
    return told(
      'unknown',
      `the code does not use it; whether ${needer.name}, which needs the library, does is not known`,
    );
  return told('no', 'nothing in the code uses it, and no other package needs the library');
}

/** Whether advisories are about the symbol itself, of the versions that are there; nothing where no version is known. */
export function flawsOf(symbols: readonly string[], packages: readonly AffectedPackage[]): string {
  const known = packages.filter(({ version }) => version !== undefined);
  if (known.length === 0) return '';
  const advisories = known.flatMap((one) => one.advisories);
  const own = advisories.filter(({ reach }) => reach?.symbols.some((one) => symbols.includes(one)));
  if (own.length > 0) return `; the fix of ${listed(own.map(({ id }) => id))} touched it`;
  const names = listed(known.map(({ name, version }) => `${name} ${version}`));
  return advisories.length > 0
    ? `; no advisory about ${names} is known to be about it`
    : `; no advisory at hand is about ${names}`;
}

function neederOf(
  packages: ReadonlySet<string>,
  projects: readonly AskedProject[],
): Dependency | 'open' | undefined {
  for (const { graph } of projects) {
    const needers = needersIn(graph);
    for (const one of graph.dependencies.filter(({ name }) => packages.has(name))) {
      const all = needers(one);
      if (!all) return 'open';
      if (all[0]) return all[0];
    }
  }
  return projects.length > 0 && projects.every(({ manifests }) => isLocked(manifests)) ? undefined : 'open';
}
