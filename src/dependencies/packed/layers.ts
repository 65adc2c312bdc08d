/**
 * The layers of a container image put on each other, without unpacking them: what a layer has hides what lies below, and
 * its whiteouts take away. Source: OCI image specification, layer.md ("Whiteouts").
 */
import { posix } from 'node:path';
import type { ByteSource } from '../../archive/source.ts';
import { openTarMember, readTar, type Tar, type TarMember } from '../../archive/tar.ts';
import type { Budget } from '../../limits/budget.ts';
import { MOST_MEMBER, plainPath } from './wanted.ts';

/** Contents by path. */
export type Contents = Map<string, Uint8Array>;

/** Notes what could not be read of a path. */
export type Note = (path: string, reason: string) => void;

const WHITEOUT = '.wh.';
const OPAQUE = '.wh..wh..opq';

/** What a layer takes away from those below it. */
interface Hiding {
  /** Paths that are gone with all below them. */
  readonly gone: Set<string>;
  /** Folders that begin anew. */
  readonly opaque: Set<string>;
}

/** Puts a layer, a tar archive, on those below it; keeps what is wanted. Throws LimitReached. False where it is no tar. */
export function putLayer(
  below: Contents,
  layer: ByteSource,
  { isWanted, note, budget, kept }: Reading,
): boolean {
  if (layer.size === 0) return true;
  const tar = readTar(layer, budget);
  if (!tar) return isEmptyTar(layer);
  if (tar.damage !== undefined) note('', `a layer is damaged: ${tar.damage}`);
  const members = new Map<string, TarMember>();
  const hiding: Hiding = { gone: new Set(), opaque: new Set() };
  for (const member of tar.members) {
    const path = plainPath(member.name);
    if (path !== undefined) place(member, path, members, hiding);
  }
  budget.spendOperations(below.size);
  for (const path of [...below.keys()]) if (isHidden(path, hiding)) below.delete(path);
  for (const [path, member] of members) {
    if (!isWanted(path)) continue;
    const bytes = contentOf(tar, path, member, members, kept);
    if (bytes instanceof Uint8Array) below.set(path, bytes);
    else note(path, bytes);
  }
  return true;
}

export interface Reading {
  readonly isWanted: (path: string) => boolean;
  readonly note: Note;
  readonly budget: Budget;
  /** Of what stays in memory, of all archives together. */
  readonly kept: Budget;
}

function place(
  member: TarMember,
  path: string,
  members: Map<string, TarMember>,
  { gone, opaque }: Hiding,
): void {
  const [folder, name] = [posix.dirname(path), posix.basename(path)];
  if (name === OPAQUE) opaque.add(folder);
  else if (name.startsWith(WHITEOUT)) {
    const taken = name.slice(WHITEOUT.length);
    if (!['', '.', '..'].includes(taken)) gone.add(posix.join(folder, taken));
  } else if (member.type !== 'folder') {
    // Of equal names the last counts, and a file in the place of a folder hides what lay in it.
    members.set(path, member);
    gone.add(path);
  }
}

function isHidden(path: string, { gone, opaque }: Hiding): boolean {
  if (gone.has(path)) return true;
  for (let at = posix.dirname(path); ; at = posix.dirname(at)) {
    if (gone.has(at) || opaque.has(at)) return true;
    if (at === '.') return false;
  }
}

/** Two blocks of zeros: a layer that changes nothing. */
function isEmptyTar(layer: ByteSource): boolean {
  return layer.read(0, 1024).every((byte) => byte === 0);
}

/** How many links may lead to each other. */
const MOST_LINKS = 8;

/** Of links, what they lead to: hard ones from the archive's root, symbolic ones from where they lie or the image's root. */
function endOf(
  path: string,
  member: TarMember,
  members: ReadonlyMap<string, TarMember>,
): TarMember | undefined {
  let [at, found]: [string, TarMember | undefined] = [path, member];
  for (let hops = 0; hops < MOST_LINKS && found; hops += 1) {
    const { type, target }: TarMember = found;
    if (type !== 'link' && type !== 'symbolic link') return found;
    const isRelative = type === 'symbolic link' && !target.startsWith('/');
    at = plainPath(posix.normalize(isRelative ? posix.join(posix.dirname(at), target) : target)) ?? '';
    found = members.get(at);
  }
  return undefined;
}

/** Installers link files to their caches: such a link is another name of a member of the same layer. Else why not. */
function contentOf(
  tar: Tar,
  path: string,
  member: TarMember,
  members: ReadonlyMap<string, TarMember>,
  kept: Budget,
): Uint8Array | string {
  const linked = endOf(path, member, members);
  if (linked?.type !== 'file') return `is a ${member.type}, and what it leads to is not read`;
  if (linked.size > MOST_MEMBER) return `larger than ${MOST_MEMBER} bytes`;
  kept.spendBytes(linked.size);
  // A copy: what it lies in need not stay.
  return Uint8Array.from(openTarMember(tar, linked).read(0, linked.size));
}
