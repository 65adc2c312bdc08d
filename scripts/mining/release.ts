/** An unpacked release as the miner reads it: its own modules, without tests, examples and what it vendors. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Module } from '../../src/code/program/module.ts';
import { Program } from '../../src/code/program/program.ts';
import { readModules } from '../../src/code/read.ts';
import { discoverFolder } from '../../src/project/discover.ts';
import { SILENT } from '../../src/project/progress.ts';
import { roleOf } from '../../src/project/role.ts';

export interface Release {
  readonly program: Program;
  /** Those that an installation has, sorted by path. */
  readonly modules: readonly Module[];
  /** First names under which it is imported, sorted. */
  readonly imports: readonly string[];
}

/** Nothing of it is run or imported. */
export async function readRelease(folder: string): Promise<Release> {
  const project = discoverFolder(folder);
  const { modules: all } = await readModules(project, SILENT);
  const stated = project.files
    .filter(({ path }) => /\.(?:dist|egg)-info\/top_level\.txt$/.test(path))
    .flatMap(({ path }) => readFileSync(join(project.root, path), 'utf8').split(/\s+/).filter(Boolean));
  const own = all.filter((module) => isOwn(module, stated));
  const imports = [...new Set(own.map(firstName))].sort();
  return { program: new Program(all, { libraries: new Map(), python2: false }), modules: own, imports };
}

/** Vendored code, tests, and what only states or finds out the version. */
const NOT_PUBLISHED = /(^|\.)(_?vendor(ed)?|tests?|_?version|versioneer|__about__)(\.|$)/;

function firstName({ name }: Module): string {
  return name.split('.')[0] as string;
}

/** In an archive of sources only packages count, and what the release itself states to be importable. */
function isOwn(module: Module, stated: readonly string[]): boolean {
  if (roleOf(module.path) !== 'source' || NOT_PUBLISHED.test(module.name)) return false;
  return stated.length > 0
    ? stated.includes(firstName(module))
    : module.isPackage || module.name.includes('.');
}
