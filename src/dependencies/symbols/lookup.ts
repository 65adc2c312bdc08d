import type { MinedFlaw, MinedPackage } from './mined.ts';
import { packages } from './packages/registry.generated.ts';

const BY_NAME: ReadonlyMap<string, MinedPackage> = new Map(
  (packages as readonly MinedPackage[]).map((one) => [one.name, one]),
);

/** What the fix of a flaw touched, by any of the flaw's ids; undefined where nobody has mined it. */
export function minedFlaw(name: string, ids: readonly string[]): MinedFlaw | undefined {
  return BY_NAME.get(name)?.flaws.find((flaw) => flaw.ids.some((id) => ids.includes(id)));
}

/** First names under which a package is imported, read in its releases; undefined where none was read. */
export function knownImports(name: string): readonly string[] | undefined {
  return BY_NAME.get(name)?.modules;
}

/**
 * First names under which a package may be imported: those that are known, or else what its own name suggests. That
 * one of these is imported says something; that none is says nothing unless they are known.
 */
export function likelyImports(name: string): readonly string[] {
  const plain = name.replaceAll('-', '_');
  return knownImports(name) ?? [...new Set([plain, plain.replace(/^python_|_python$/g, '')])];
}

/** The packages that are imported by a first name, as far as they are known. */
export function packagesImportedAs(module: string): readonly string[] {
  return [...BY_NAME.values()].filter(({ modules }) => modules.includes(module)).map(({ name }) => name);
}
