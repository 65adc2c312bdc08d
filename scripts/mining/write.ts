/** Makes the files in src/dependencies/symbols/packages/. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { MinedFlaw, MinedPackage } from '../../src/dependencies/symbols/mined.ts';
import { chosenFor } from './chosen.ts';
import { namesIn } from './handed-on.ts';
import { type Release, readRelease } from './release.ts';
import { touchedBetween } from './touched.ts';

/** A line of advisories.tsv: id, package, the last release with the flaw, the first without. */
type Row = readonly [string, string, string, string];

interface OsvRecord {
  readonly id: string;
  readonly aliases?: readonly string[];
  readonly summary?: string;
  readonly details?: string;
}

export async function writeMined(root: string, exportFile: string, folder: string): Promise<void> {
  const records = recordsOf(exportFile);
  const rows = readFileSync(join(root, 'scripts', 'mining', 'advisories.tsv'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t') as unknown as Row);
  let told = 0;
  for (const [name, own] of [...Map.groupBy(rows, (row) => row[1])].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const mined = await minedOf(name, own, records, folder);
    if (mined.flaws.length === 0) continue;
    told += mined.flaws.length;
    writeFileSync(join(root, 'src/dependencies/symbols/packages', `${name}.ts`), textOf(mined));
  }
  console.log(`${told} of ${rows.length} advisories`);
}

async function minedOf(
  name: string,
  rows: readonly Row[],
  records: ReadonlyMap<string, OsvRecord>,
  folder: string,
): Promise<MinedPackage> {
  const modules = new Set<string>();
  const flaws: MinedFlaw[] = [];
  for (const [id, , before, after] of [...rows].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const record = records.get(id);
    const places = [before, after].map((version) => join(folder, `${name}-${version}`));
    if (!record || !places.every((place) => existsSync(place))) {
      console.log(`${id}: ${record ? 'its releases are not there' : 'no such record'}`);
      continue;
    }
    const [older, newer] = [await readRelease(places[0]!), await readRelease(places[1]!)];
    for (const module of newer.imports) modules.add(module);
    const flaw = flawOf(record, [before, after], older, newer);
    if (flaw) flaws.push(flaw);
  }
  return { name, modules: [...modules].sort(), flaws };
}

function flawOf(
  { id, aliases = [], summary = '', details = '' }: OsvRecord,
  releases: readonly [string, string],
  older: Release,
  newer: Release,
): MinedFlaw | undefined {
  const touched = touchedBetween(older, newer);
  const chosen = chosenFor(`${summary}\n${details}`, older, touched);
  console.log(
    `${id}: ${touched.length} touched, ${chosen ? `${chosen.symbols.length} by ${chosen.by}` : 'not told'}`,
  );
  if (!chosen) return undefined;
  const namesOf = namesIn(older);
  const symbols = [...new Set(chosen.symbols.flatMap(({ module, name }) => namesOf(module, name)))].sort();
  return { ids: [id, ...aliases].sort(), releases, by: chosen.by, symbols };
}

function recordsOf(path: string): ReadonlyMap<string, OsvRecord> {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const records = text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as OsvRecord);
  return new Map(records.map((record) => [record.id, record]));
}

function textOf({ name, modules, flaws }: MinedPackage): string {
  const list = flaws.map((flaw) => `    ${JSON.stringify(flaw)},\n`).join('');
  return `import type { MinedPackage } from '../mined.ts';

/** Made by \`./wherefrom-dev mine --write\`. */
export const mined: MinedPackage = {
  name: ${JSON.stringify(name)},
  modules: ${JSON.stringify(modules)},
  flaws: [
${list}  ],
};
`;
}
