import type { AdvisoryIndex } from './index-file.ts';

/** One flaw, in whichever packages it is. */
export interface FlawById {
  /** All names of it. */
  readonly ids: ReadonlySet<string>;
  /** Normalised, sorted. */
  readonly packages: readonly string[];
  readonly summary: string | undefined;
}

/** By any of its names, in any case of letters; reads the whole index. Undefined if no record in force has it. */
export function flawById(index: AdvisoryIndex, id: string): FlawById | undefined {
  const wanted = id.toUpperCase();
  const ids = new Set<string>();
  const packages: string[] = [];
  let summary: string | undefined;
  for (const name of index.packageNames()) {
    for (const { names, records } of index.flawsOf(name)) {
      if (!names.some((one) => one.toUpperCase() === wanted)) continue;
      for (const one of names) ids.add(one);
      if (packages.at(-1) !== name) packages.push(name);
      summary ??= records.find((advisory) => advisory.summary)?.summary;
    }
  }
  return packages.length > 0 ? { ids, packages, summary } : undefined;
}
