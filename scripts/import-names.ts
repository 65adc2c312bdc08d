/**
 * Writes `src/dependencies/naming/known-names.ts`: under which names the packages of a few folders can be imported,
 * by the metadata that builds left there. Nothing is guessed: a package without such metadata is left out.
 *
 *     node scripts/import-names.ts FOLDER…
 *
 * A folder holds installed packages or unpacked wheels (`*.dist-info`), or unpacked source archives (`*.egg-info`), at
 * any depth.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { normalizeName } from '../src/dependencies/packaging/names.ts';
import { moduleNames } from '../src/dependencies/reading/installed-package.ts';

/** Folders that should not have been packed, and namespaces that many packages share: nobody's own. */
const NOBODYS = new Set(
  `tests test testing docs doc examples example samples build dist scripts benchmarks tools setup swagger eng
  performance_tests troubleshooting azure google zope backports jaraco sphinxcontrib opentelemetry ruamel`.split(
    /\s+/,
  ),
);

/** A namespace of dozens of modules is more than a table of names should hold. */
const MOST_MODULES = 24;

interface Known {
  /** From a list of files, which says more than top_level.txt. */
  readonly sure: boolean;
  readonly version: string;
  readonly modules: readonly string[];
}

const found = new Map<string, Known>();
for (const folder of process.argv.slice(2)) walk(folder);
write();

function walk(folder: string): void {
  const waiting = [folder];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const entry of readdirSync(at, { withFileTypes: true })) {
      const path = join(at, entry.name);
      if (entry.isDirectory() && /\.(?:dist|egg)-info$/.test(entry.name)) metadataFolder(path);
      else if (
        entry.isDirectory() &&
        !/^(?:node_modules|__pycache__|_?vendor(?:ed)?|_vendored_packages|tests?)$/.test(entry.name)
      )
        waiting.push(path);
    }
  }
}

function text(folder: string, name: string): string {
  const path = join(folder, name);
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

function metadataFolder(folder: string): void {
  const metadata = text(folder, 'METADATA') || text(folder, 'PKG-INFO');
  const record = text(folder, 'RECORD');
  // An egg-info beside sources lists the sources, from which the folder that is installed cannot be told.
  add(metadata, text(folder, 'top_level.txt'), record === '' ? undefined : recorded(record));
}

function recorded(record: string): string[] {
  return record.split('\n').flatMap((line) => line.split(',')[0] || []);
}

function add(metadata: string, topLevel: string, files: readonly string[] | undefined): void {
  const field = (name: string) => new RegExp(`^${name}: *(.+)$`, 'm').exec(metadata)?.[1]?.trim();
  const [name, version] = [field('Name'), field('Version')];
  const modules = moduleNames(topLevel, files)?.filter((module) => !NOBODYS.has(module));
  if (name === undefined || version === undefined || !modules) return;
  if (modules.length === 0 || modules.length > MOST_MODULES) return;
  const key = normalizeName(name);
  const known = found.get(key);
  const sure = files !== undefined;
  if (!known || (sure && !known.sure)) found.set(key, { version, modules, sure });
}

function write(): void {
  const lines = [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { version, modules }]) => `${name} ${version}: ${modules.join(' ')}`);
  const target = join(import.meta.dirname, '..', 'src', 'dependencies', 'naming', 'known-names.ts');
  writeFileSync(
    target,
    `/**
 * Under which names packages can be imported, by the metadata of one release each: RECORD of a wheel or an
 * installation, else top_level.txt of a source archive. Written by \`scripts/${basename(import.meta.filename)}\`; ${found.size} packages.
 */
export const KNOWN_NAMES = \`
${lines.join('\n')}
\`;
`,
  );
  process.stdout.write(`${found.size} packages\n`);
}
