import { createHash } from 'node:crypto';
import { type BigIntStats, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compareText } from '../../finding/location.ts';
import type { Budget } from '../../limits/budget.ts';
import { LimitReached, UnreadableError, UsageError } from '../../limits/errors.ts';
import { reasonOf } from '../../limits/system.ts';
import { documentsOf, documentsOfJson, type ExportDocument } from './documents.ts';

/** The one address that is asked when nobody names another: what OSV exports for PyPI. Public, without an account. */
export const OSV_EXPORT = 'https://osv-vulnerabilities.storage.googleapis.com/PyPI/all.zip';

/** Where advisories come from. `shown` is for people: without credentials. */
export type Source =
  | { readonly kind: 'address'; readonly address: string; readonly shown: string }
  | { readonly kind: 'path'; readonly path: string; readonly shown: string };

/** What `--advisories` means: an address, or a path relative to `folder`. Throws {@link UsageError}. */
export function sourceFrom(given: string, folder: string): Source {
  if (/^https?:\/\//i.test(given)) return addressSource(given);
  if (/^file:\/\//i.test(given)) return pathSource(fileURLToPath(given));
  const scheme = /^([a-z][a-z0-9+.-]+):\/\//i.exec(given);
  if (scheme)
    throw new UsageError(
      `--advisories does not know ${scheme[1]}: addresses`,
      'give an https address, a file or a folder',
    );
  return pathSource(resolve(folder, given));
}

function pathSource(path: string): Source {
  return { kind: 'path', path, shown: path };
}

function addressSource(given: string): Source {
  if (!URL.canParse(given))
    throw new UsageError(`--advisories: ${given} is no address`, 'check its spelling');
  const address = new URL(given);
  const shown = new URL(given);
  shown.username = shown.password = shown.search = shown.hash = '';
  return { kind: 'address', address: address.href, shown: shown.href };
}

/** A file or a folder, read. */
export interface LocalExport {
  readonly documents: Iterable<ExportDocument>;
  /** SHA-256 of a file; a folder has none. */
  readonly digest?: string;
}

/** Throws {@link UnreadableError}. */
export function readLocal(path: string, budget: Budget): LocalExport {
  try {
    const status = statSync(path);
    if (status.isDirectory()) return { documents: documentsOfFolder(path, budget) };
    if (!status.isFile()) throw new Error('it is neither a file nor a folder'); // a device may have no end
    const bytes = readFileSync(path);
    return { documents: documentsOf(bytes, basename(path), budget), digest: digestOf(bytes) };
  } catch (error) {
    throw unreadableSource(path, error);
  }
}

function digestOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * Changes whenever the file, or a file of the folder, is written or replaced, without reading any. Throws
 * {@link UnreadableError}.
 */
export function stampOf(path: string): string {
  try {
    const status = statSync(path, { bigint: true });
    if (!status.isDirectory()) return stampOfFile(status);
    const hash = createHash('sha256');
    for (const file of filesOf(path))
      hash.update(`${file}\0${stampOfFile(statSync(join(path, file), { bigint: true }))}\0`);
    return hash.digest('hex');
  } catch (error) {
    throw unreadableSource(path, error);
  }
}

/** The time of the last change of a file's status cannot be set back, unlike that of its content. */
function stampOfFile({ size, ino, mtimeNs, ctimeNs }: BigIntStats): string {
  return [size, ino, mtimeNs, ctimeNs].join(' ');
}

function* documentsOfFolder(path: string, budget: Budget): Generator<ExportDocument> {
  for (const file of filesOf(path)) {
    try {
      const bytes = readFileSync(join(path, file));
      budget.spendBytes(bytes.length);
      yield* documentsOfJson(bytes, file);
    } catch (error) {
      if (error instanceof LimitReached) throw error;
      yield {
        place: file,
        read: () => {
          throw error;
        },
      };
    }
  }
}

/** Relative, sorted; links are not followed. */
function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.jsonl?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort(compareText);
}

function unreadableSource(path: string, error: unknown): Error {
  if (error instanceof UnreadableError) return error;
  return new UnreadableError(
    `the advisories ${path} cannot be read: ${reasonOf(error)}`,
    'give --advisories an OSV export: a zip, a folder of JSON, a .jsonl or .jsonl.gz file, or an address',
  );
}
