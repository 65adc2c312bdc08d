/** What most short runs do, so that it is compiled in the snapshot: whatever is carried out while that is made. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** As many records of advisories give the packages of a lock. */
const RECORDS = 60;

export interface Rehearsals {
  /** A command line that fills the cache first, which needs parts. */
  readonly before: Arguments;
  /** Those that end in the core then. */
  readonly lines: readonly Arguments[];
}

type Arguments = readonly string[];

/** About projects that are written below `folder`. */
export function rehearsalsIn(folder: string, root: string): Rehearsals {
  const advisories = join(root, 'examples/advisories/pypi-2024-10-10.jsonl');
  const pins = pinsOf(advisories);
  const pinned = project(folder, 'pinned', {
    'requirements.txt': pins.map(([name, version]) => `${name}==${version}\n`).join(''),
  });
  const locked = project(folder, 'locked', { 'uv.lock': UV_LOCK + pins.map(inUvLock).join('') });
  const coded = project(folder, 'coded', { 'pyproject.toml': PYPROJECT, 'app.py': CODE });
  const options = ['--offline', '--advisories', advisories, '--cache-dir', join(folder, 'cache')];
  // Artifacts are looked at by a part.
  const audit = ['audit', '--only', 'code,dependencies,settings', ...options];
  return {
    before: [...audit, coded],
    lines: [
      [...audit, pinned],
      [...audit, '--format', 'json', pinned],
      [...audit, locked],
      [...audit, coded],
      [...audit, '--format', 'json', coded],
    ],
  };
}

const UV_LOCK = 'version = 1\nrequires-python = ">=3.11"\n\n';
/** Of what has no flaw: whether code gets to one is asked of a part. */
const PYPROJECT = '[project]\nname = "coded"\nversion = "1"\ndependencies = ["nobody-wrote-about-it==1"]\n';
const CODE = 'import pickle, sys\n\nprint(pickle.load(open(sys.argv[1], "rb")))\n';

function project(folder: string, name: string, files: Readonly<Record<string, string>>): string {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(path, file), text);
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
  const lines = readFileSync(advisories, 'utf8').trim().split('\n').slice(0, RECORDS);
  const affected = lines.flatMap((line) => (JSON.parse(line) as OsvRecord).affected);
  return [...new Map(affected.map((one) => [one.package.name, one.versions?.[0] ?? '1.0']))];
}

function inUvLock([name, version]: [string, string]): string {
  return `[[package]]\nname = "${name}"\nversion = "${version}"\nsource = { registry = "https://index.example/simple" }\n\n`;
}
