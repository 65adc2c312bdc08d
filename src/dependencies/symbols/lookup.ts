import type { MinedFlaw, MinedPackage } from './mined.ts';
import { packages } from './packages/registry.generated.ts';

const BY_NAME: ReadonlyMap<string, MinedPackage> = new Map(
  (packages as readonly MinedPackage[]).map((one) => [one.name, one]),
);

/** What the fix of a flaw touched, by any of the flaw's ids; undefined where nobody has mined it. */
export function minedFlaw(name: string, ids: readonly string[]): MinedFlaw | undefined {
  return BY_NAME.get(name)?.flaws.find((flaw) => flaw.ids.some((id) => ids.includes(id)));
}

/** First names under which a package is imported, read in its releases; empty where none was read. */
export function minedModules(name: string): readonly string[] {
  return BY_NAME.get(name)?.modules ?? [];
}

/** The packages whose releases bring a first name. */
export function minedPackagesWith(module: string): readonly string[] {
  return [...BY_NAME.values()].filter(({ modules }) => modules.includes(module)).map(({ name }) => name);
}
