/**
 * Writes `registry.generated.ts` into every folder whose files are equals, so that adding one is adding a file.
 * The lists are made anew before each build and each test run and are not kept in version control.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface Registry {
  readonly folder: string;
  /** What each file exports. */
  readonly each: string;
  /** What the list is called. */
  readonly all: string;
}

export const REGISTRIES: readonly Registry[] = [
  { folder: 'src/cli/commands', each: 'command', all: 'commands' },
  { folder: 'src/report/formats', each: 'format', all: 'formats' },
  { folder: 'src/code/models/libraries', each: 'model', all: 'models' },
  { folder: 'src/code/rules', each: 'rule', all: 'rules' },
  { folder: 'src/code/patterns', each: 'pattern', all: 'patterns' },
  { folder: 'src/code/fixing/catalogue', each: 'repair', all: 'repairs' },
  { folder: 'src/artifacts/formats', each: 'format', all: 'formats' },
  { folder: 'src/artifacts/converting/constructors', each: 'library', all: 'libraries' },
  { folder: 'src/artifacts/pickle/vouched', each: 'library', all: 'libraries' },
  { folder: 'src/artifacts/rules', each: 'rule', all: 'rules' },
  { folder: 'src/dependencies/manifests', each: 'manifest', all: 'manifests' },
  { folder: 'src/dependencies/settings', each: 'setting', all: 'settings' },
  { folder: 'src/dependencies/rules', each: 'rule', all: 'rules' },
  { folder: 'src/dependencies/symbols/packages', each: 'mined', all: 'packages' },
];

const GENERATED = 'registry.generated.ts';

/** The files of a registry, relative to its folder, in a fixed order; subfolders are families. */
export function membersOf(root: string, folder: string, below = ''): string[] {
  const members: string[] = [];
  const entries = readdirSync(join(root, folder, below), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = below ? `${below}/${entry.name}` : entry.name;
    if (entry.isDirectory()) members.push(...membersOf(root, folder, path));
    else if (entry.name.endsWith('.ts') && entry.name !== GENERATED) members.push(path);
  }
  return members;
}

function textOf(registry: Registry, members: readonly string[]): string {
  const imports = members.map((file, i) => `import { ${registry.each} as _${i} } from './${file}';`);
  const list = members.map((_, i) => `_${i}`).join(', ');
  return `${[...imports, '', `export const ${registry.all} = [${list}] as const;`].join('\n')}\n`;
}

/** A folder without members has an empty list, so that whoever imports it need not know. */
export function writeRegistries(root: string): void {
  for (const registry of REGISTRIES) {
    mkdirSync(join(root, registry.folder), { recursive: true });
    const file = join(root, registry.folder, GENERATED);
    const text = textOf(registry, membersOf(root, registry.folder));
    if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeRegistries(join(import.meta.dirname, '..'));
}
