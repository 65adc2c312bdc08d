/**
 * Writes `src/dependencies/reading/conda-names.ts`: what packages of conda are called on Python's index where the names
 * differ. Nothing is from memory: the sources are grayskull's table, which makes recipes of conda-forge from packages
 * (`grayskull/strategy/config.yaml` of its source archive), and what locks of pixi say of each package (`purls`).
 *
 *     node scripts/conda-names.ts CONFIG.yaml PIXI.LOCK…
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { WELL_KNOWN } from '../src/dependencies/naming/well-known.ts';
import { normalizeName } from '../src/dependencies/packaging/names.ts';

const [config = '', ...locks] = process.argv.slice(2);
const found = new Map<string, Set<string>>();

for (const [python, entry] of Object.entries(
  parse(readFileSync(config, 'utf8')) as Record<string, { conda_forge?: string }>,
))
  note(entry.conda_forge ?? python, python);

interface PixiPackage {
  readonly conda?: string;
  readonly purls?: readonly string[];
}

for (const lock of locks)
  for (const { conda = '', purls = [] } of (parse(readFileSync(lock, 'utf8')) as { packages: PixiPackage[] })
    .packages) {
    const name = /([^/]+)-[^/-]+-[^/-]+\.(?:conda|tar\.bz2)$/.exec(conda)?.[1];
    for (const purl of purls) {
      const python = /^pkg:pypi\/([^@?]+)/.exec(purl)?.[1];
      if (name && python) note(name, python);
    }
  }

function note(conda: string, python: string): void {
  const key = conda.toLowerCase();
  found.set(key, (found.get(key) ?? new Set()).add(normalizeName(python)));
}

/** Of several projects that are one package of conda the one that is downloaded most. */
const ranked = WELL_KNOWN.trim().split(/\s+/);
const lines = [...found]
  .filter(([conda, names]) => !names.has(normalizeName(conda)))
  .flatMap(([conda, names]) => {
    const name = names.size === 1 ? [...names][0] : ranked.find((one) => names.has(one));
    return name === undefined ? [] : `${conda} ${name}`;
  })
  .sort();
const head = `/**
 * Packages of conda and what they are called on Python's index, where that is another name. Written by
 * \`scripts/conda-names.ts\` from data of packages; ${lines.length} names.
 */`;
const file = join(import.meta.dirname, '..', 'src', 'dependencies', 'reading', 'conda-names.ts');
writeFileSync(file, `${head}\nexport const CONDA_NAMES = \`\n${lines.join('\n')}\n\`;\n`);
