/**
 * Folders of release files (`--find-links`): what lies in them, and the metadata inside, by reading alone. What a project
 * names must lie in the audited folder, links followed; what the user names may lie anywhere.
 */
import { closeSync, constants, fstatSync, openSync, readdirSync, readSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { withoutCredentials } from '../../finding/credentials.ts';
import { compareText } from '../../finding/location.ts';
import type { OfKind } from '../trust/setting.ts';
import { BadPage, type IndexFile } from './page.ts';
import { pkgInfoFinder } from './sdist-metadata.ts';
import { metadataOfWheel, type RangeReader } from './wheel-metadata.ts';

/** A folder with hundreds of thousands of files is no folder of releases. */
const MOST_FILES = 100_000;
const CHUNK = 64 * 1024;
/** An archive's directory that is larger is none. */
const MOST_BYTES = 512 * 1024 ** 2;

export interface Folders {
  /** Real paths. */
  readonly folders: readonly string[];
  /** Why others are not looked at. */
  readonly notes: readonly string[];
}

/** `root` bounds where they may lie; without one, any folder counts that is named from the top. */
export function foldersOf(settings: readonly OfKind<'find-links'>[], root: string | undefined): Folders {
  const found = settings.map(({ url, location }) => folderOf(url, dirname(location.path), root));
  return {
    folders: [...new Set(found.flatMap(({ folder }) => folder ?? []))],
    notes: [...new Set(found.flatMap(({ note }) => note ?? []))],
  };
}

/** As pip has it: beside the file that names it, else from where the work begins. */
function folderOf(
  written: string,
  beside: string,
  root: string | undefined,
): { folder?: string; note?: string } {
  const refused = (why: string) => ({ note: `${withoutCredentials(written)} of find-links ${why}` });
  const path = pathOf(written);
  if (path === undefined || path.includes('${')) return refused('cannot be looked at as it is written');
  if (root === undefined && !isAbsolute(path)) return refused('is not named from the top');
  const places = root === undefined ? [path] : [resolve(root, beside, path), resolve(root, path)];
  const folder = places.map(realFolder).find((one) => one !== undefined);
  if (root !== undefined && !isWithin(folder ?? (places[0] as string), realFolder(root) ?? root))
    return refused('lies outside of the audited folder, and is not looked at');
  return folder === undefined ? refused('is no folder that can be looked at') : { folder };
}

function pathOf(written: string): string | undefined {
  if (!/^file:/i.test(written)) return written;
  try {
    return fileURLToPath(written);
  } catch {
    return undefined; // of another machine
  }
}

function realFolder(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

function isWithin(path: string, root: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);
}

/** Release files in a folder, not in those below it; links lead nowhere. Throws {@link BadPage}. */
export function filesIn(folder: string): IndexFile[] {
  const entries = listing(folder);
  if (entries.length > MOST_FILES) throw new BadPage(`a folder of more than ${MOST_FILES} files`);
  return entries
    .filter((entry) => entry.isFile() && /\.(?:whl|tar\.gz|zip)$/.test(entry.name))
    .map(({ name }) => ({ name, url: pathToFileURL(join(folder, name)).href }))
    .sort((a, b) => compareText(a.name, b.name));
}

function listing(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    throw new BadPage('no folder that can be read');
  }
}

export function isLocal({ url }: IndexFile): boolean {
  return url.startsWith('file:');
}

/** METADATA of a wheel, or PKG-INFO of a source archive. Throws {@link BadPage}. */
export async function localMetadata({ name, url }: IndexFile): Promise<string> {
  const opened = openedFile(fileURLToPath(url));
  try {
    return await (name.endsWith('.whl') ? metadataOfWheel(rangesOf(opened)) : pkgInfoOf(name, opened));
  } finally {
    closeSync(opened.descriptor);
  }
}

interface Opened {
  readonly descriptor: number;
  readonly size: number;
}

function openedFile(path: string): Opened {
  try {
    const descriptor = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW);
    return { descriptor, size: fstatSync(descriptor).size };
  } catch {
    throw new BadPage('a file that cannot be read');
  }
}

function rangesOf(opened: Opened): RangeReader {
  return async (from, to = opened.size) => {
    const start = from < 0 ? Math.max(0, opened.size + from) : from;
    return { bytes: bytesOf(opened, start, to - start), start, size: opened.size };
  };
}

async function pkgInfoOf(name: string, opened: Opened): Promise<string> {
  if (!name.endsWith('.tar.gz')) throw new BadPage('a source archive that is no .tar.gz');
  const finder = pkgInfoFinder();
  let at = 0;
  while (at < opened.size && !finder.take(bytesOf(opened, at, CHUNK))) {
    at += CHUNK;
    // What was taken is unpacked in between.
    await new Promise(setImmediate);
  }
  const text = await finder.finish();
  if (text === undefined) throw new BadPage('a source archive without PKG-INFO');
  return text;
}

function bytesOf({ descriptor, size }: Opened, start: number, length: number): Buffer {
  const wanted = Math.max(0, Math.min(length, size - start));
  if (wanted > MOST_BYTES) throw new BadPage('an archive whose directory is too large');
  const bytes = Buffer.alloc(wanted);
  return bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, start));
}
