/** Bundles the command line into `dist/`: a few files start several times faster than hundreds, and a snapshot faster still. */
import { copyFileSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { sourcesOf } from './bundling/common.ts';
import { buildCore, planCore } from './bundling/core.ts';
import { buildParts } from './bundling/parts.ts';
import { buildSnapshot } from './bundling/snapshot.ts';
import { writeRegistries } from './registries.ts';

const root = join(import.meta.dirname, '..');
const finished = join(root, 'dist');
const scratch = join(root, `dist.building-${process.pid}`);

// One build at a time, which scripts/setup.sh sees to: what is there was left by one that was interrupted.
for (const name of readdirSync(root)) if (name.startsWith('dist.building-')) remove(join(root, name));
writeRegistries(root);
mkdirSync(scratch);
// First of all: a source that changes meanwhile is newer.
writeFileSync(join(scratch, 'sources.sh'), `sources='${watched().join(' ')}'\n`);
const sources = sourcesOf(root);
const core = await planCore(sources);
const shared = await buildParts(sources, scratch, core);
await buildCore(sources, join(scratch, 'core.cjs'), core, shared);
copyFileSync(join(root, 'scripts', 'bundling', 'wherefrom.cjs'), join(scratch, 'wherefrom.cjs'));
const problem = buildSnapshot(scratch);
if (problem !== undefined) console.error(`wherefrom: no start-up snapshot, so starts are slower: ${problem}`);
replace(finished, scratch);

/** Whose change makes the bundle old, as the shell compares them: folders, since new files are put into them. */
function watched(): string[] {
  const folders = ['src', 'scripts'].flatMap((top) => [
    top,
    ...readdirSync(join(root, top), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ parentPath, name }) => relative(root, join(parentPath, name))),
  ]);
  return [...folders.sort(), 'package.json', 'package-lock.json'];
}

/** A start of another process in between finds the one or the other. */
function replace(old: string, made: string): void {
  const aside = `${made}.old`;
  try {
    renameSync(old, aside);
  } catch {
    // The first build has none before it.
  }
  renameSync(made, old);
  remove(aside);
}

function remove(path: string): void {
  rmSync(path, { recursive: true, force: true });
}
