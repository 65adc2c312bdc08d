/**
 * Packages that lie in archives: layers of container images, zip applications (pex, shiv), wheels, eggs and source
 * archives. Their metadata become files of the project, by the archive's path and theirs inside of it, and are read as
 * where they are installed. Nothing is written to disk.
 */
import { posix } from 'node:path';
import { type FileSource, openFile } from '../../archive/file.ts';
import type { ByteSource } from '../../archive/source.ts';
import { openTarMember, readTar } from '../../archive/tar.ts';
import { openMember, readZip } from '../../archive/zip.ts';
import type { Incomplete } from '../../finding/incomplete.ts';
import { compareText } from '../../finding/location.ts';
import { Budget, DEFAULT_LIMITS } from '../../limits/budget.ts';
import { LimitReached, messageOf } from '../../limits/errors.ts';
import type { Project, ProjectFile } from '../../project/project.ts';
import { plain } from './compressed.ts';
import { readImages, type Store } from './image.ts';
import { type Contents, putLayer, type Reading } from './layers.ts';
import { LAYOUT, TAR, ZIP } from './names.ts';
import { isPkgInfo, isWanted, MOST_MEMBER, plainPath } from './wanted.ts';

export interface Packed {
  readonly files: readonly ProjectFile[];
  readonly incomplete: readonly Incomplete[];
}

/** Of all archives together. */
const MOST_KEPT = 512 * 1024 ** 2;
/** Before images were kept by their digests, `docker save` gave each layer a folder. */
const OLD_LAYER = /(?:^|\/)[^/]+\/layer\.tar$/;

export function packedFiles(project: Project): Packed {
  const files: ProjectFile[] = [];
  const incomplete: Incomplete[] = [];
  const folders = imageFolders(project);
  const kept = new Budget({ ...DEFAULT_LIMITS, bytes: MOST_KEPT });
  const take = (path: string, absolute: string, read: (reading: Reading) => Contents) => {
    const note = (inside: string, reason: string) =>
      void incomplete.push({ path: inside === '' ? path : `${path}/${inside}`, reason });
    try {
      const contents = read({
        isWanted: (inside) => isWanted(inside) || isPkgInfo(inside),
        note,
        budget: new Budget(),
        kept,
      });
      for (const [inside, bytes] of contents)
        files.push({ path: `${path}/${inside}`, absolute, size: bytes.length, contents: bytes });
    } catch (error) {
      note('', messageOf(error));
    }
  };
  for (const { path, absolute } of project.files) {
    if (isInside(path, folders)) continue;
    if (ZIP.test(path))
      take(path, absolute, (reading) => opened(absolute, (source) => zipContents(source, reading)));
    else if (TAR.test(path))
      take(path, absolute, (reading) => opened(absolute, (source) => tarContents(source, reading)));
  }
  for (const folder of folders)
    take(folder, posix.join(project.root, folder), (reading) => folderContents(folder, project, reading));
  return { files: files.sort((a, b) => compareText(a.path, b.path)), incomplete };
}

function imageFolders({ files }: Project): ReadonlySet<string> {
  const paths = new Set(files.map(({ path }) => path));
  return new Set(
    files.flatMap(({ path }) => {
      if (LAYOUT.test(path)) return [posix.dirname(path)];
      const above = OLD_LAYER.test(path) ? posix.dirname(posix.dirname(path)) : undefined;
      return above !== undefined && paths.has(posix.join(above, 'manifest.json')) ? [above] : [];
    }),
  );
}

function isInside(path: string, folders: ReadonlySet<string>): boolean {
  if (folders.size === 0) return false;
  for (let at = posix.dirname(path); ; at = posix.dirname(at)) {
    if (folders.has(at)) return true;
    if (at === '.') return false;
  }
}

function opened<T>(path: string, read: (source: FileSource) => T): T {
  const source = openFile(path);
  try {
    return read(source);
  } finally {
    source.close();
  }
}

/** Of equal names zipfile takes the last. */
function zipContents(source: ByteSource, { isWanted, note, budget, kept }: Reading): Contents {
  const contents: Contents = new Map();
  const zip = readZip(source, budget);
  if (!zip) note('', 'cannot be read as a zip archive, so what it holds is not known');
  for (const member of zip?.members ?? []) {
    const path = member.central && plainPath(member.name);
    if (path === undefined || !isWanted(path)) continue;
    if (member.size > MOST_MEMBER) note(path, `larger than ${MOST_MEMBER} bytes`);
    else {
      try {
        kept.spendBytes(member.size);
        const content = openMember(zip!, member, budget);
        contents.set(path, Uint8Array.from(content.read(0, content.size)));
      } catch (error) {
        if (error instanceof LimitReached) throw error;
        note(path, messageOf(error));
      }
    }
  }
  return contents;
}

/** An image, or else files as they are: a source archive, or a whole file system (`docker export`). */
function tarContents(packed: ByteSource, reading: Reading): Contents {
  const contents: Contents = new Map();
  const source = plain(packed, reading);
  const tar = source && readTar(source, reading.budget);
  if (!source || !tar) return contents;
  const members = new Map(
    tar.members.flatMap((one) => (one.type === 'file' ? [[plainPath(one.name) ?? '', one] as const] : [])),
  );
  const store: Store = (name) => {
    const member = members.get(name);
    return member && openTarMember(tar, member);
  };
  const images = readImages(store, reading);
  if (images) return inOne(images);
  putLayer(contents, source, reading);
  return contents;
}

function folderContents(folder: string, { files }: Project, reading: Reading): Contents {
  const own = new Map(files.map((file) => [file.path, file.absolute]));
  const open: FileSource[] = [];
  const store: Store = (name) => {
    const absolute = own.get(posix.join(folder, name));
    if (absolute === undefined) return undefined;
    const source = openFile(absolute);
    open.push(source);
    return source;
  };
  try {
    const images = readImages(store, reading);
    if (!images) reading.note('', 'looks like a container image, and names none');
    return inOne(images ?? new Map());
  } finally {
    for (const source of open) source.close();
  }
}

function inOne(images: ReadonlyMap<string, Contents>): Contents {
  return new Map(
    [...images].flatMap(([name, contents]) =>
      [...contents].map(
        ([path, bytes]) => [name === '' ? path : `${name.replaceAll('/', '-')}/${path}`, bytes] as const,
      ),
    ),
  );
}
