/** What most short runs do, so that it is compiled in the snapshot: whatever is carried out while that is made. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PINS = 60;

/** Command lines, on projects that are written below `folder`. All of them end in the core: none needs a part. */
export function rehearsals(root: string, folder: string): readonly (readonly string[])[] {
  const advisories = join(root, 'examples/advisories/pypi-2024-10-10.jsonl');
  const pins = pinsOf(advisories);
  const [pinned, locked, coded] = [
    project(folder, 'pinned', { 'requirements.txt': pins.map(([name, version]) => `${name}==${version}\n`) }),
    project(folder, 'locked', {
      'uv.lock': ['version = 1\nrequires-python = ">=3.11"\n', ...pins.map(inUvLock)],
    }),
    project(folder, 'coded', {
      'pyproject.toml': [
        '[project]\nname = "coded"\nversion = "1"\ndependencies = ["nobody-wrote-about-it==1"]\n',
      ],
      'app.py': [
        'import pickle, sys\n\n\ndef load(path):\n    with open(path, "rb") as file:\n        return pickle.load(file)\n\n\nload(sys.argv[1])\n',
      ],
    }),
  ];
  const options = ['--offline', '--advisories', advisories, '--cache-dir', join(folder, 'cache')];
  return [
    ...[pinned, locked, coded].flatMap((path) => [
      ['audit', ...options, path],
      ['audit', ...options, '--format', 'json', path],
    ]),
    ['audit', ...options, '--format', 'sarif', coded],
    ['audit', '--only', 'dependencies', '--verbose', ...options, pinned],
  ];
}

function project(folder: string, name: string, files: Readonly<Record<string, readonly string[]>>): string {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  for (const [file, texts] of Object.entries(files)) writeFileSync(join(path, file), texts.join(''));
  return path;
}

interface OsvRecord {
  readonly affected: readonly {
    readonly package: { readonly name: string };
    readonly versions?: readonly string[];
  }[];
}

/** Packages that have flaws, each with a version. */
function pinsOf(advisories: string): [string, string][] {
  const lines = readFileSync(advisories, 'utf8').trim().split('\n').slice(0, PINS);
  const affected = lines.flatMap((line) => (JSON.parse(line) as OsvRecord).affected);
  return [...new Map(affected.map((one) => [one.package.name, one.versions?.[0] ?? '1.0']))];
}

function inUvLock([name, version]: [string, string]): string {
  return `[[package]]\nname = "${name}"\nversion = "${version}"\nsource = { registry = "https://index.example/simple" }\n\n`;
}
