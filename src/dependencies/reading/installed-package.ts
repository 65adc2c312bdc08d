/** What lies beside the metadata of an installed package: its files, entry points, and where it came from. */
import { posix } from 'node:path';
import type { InstalledEntry } from '../../project/installed.ts';
import type { ReadContext, Source } from './declarations.ts';
import { FROM_ANY_INDEX } from './declarations.ts';
import { entriesInLines } from './written-entries.ts';

/** Paths of a RECORD (CSV: path, hash, size) or of egg-info's installed-files.txt, relative to the environment's folder. */
export function recordedFiles(folder: string, context: ReadContext): string[] | undefined {
  const record = context.open(posix.join(folder, 'RECORD'));
  if (record) return record.text.split(/\r?\n/).flatMap((line) => firstCell(line) ?? []);
  const installed = context.open(posix.join(folder, 'installed-files.txt'));
  const name = posix.basename(folder);
  return installed?.text.split(/\r?\n/).flatMap((line) => (line ? posix.join(name, line) : []));
}

function firstCell(line: string): string | undefined {
  if (line === '') return undefined;
  const quoted = /^"((?:[^"]|"")*)"/.exec(line)?.[1];
  return (quoted?.replaceAll('""', '"') ?? line.slice(0, line.indexOf(',') >>> 0)).replaceAll('\\', '/');
}

const MODULE = /^([^./]+)(?:\.(?:cpython|pypy|cp\d|abi3)[^/]*)?\.(?:py|so|pyd|pyi)$/;

/** What a package is imported as; see {@link moduleNames}. */
export function importNames(
  folder: string,
  files: readonly string[] | undefined,
  context: ReadContext,
): string[] | undefined {
  return moduleNames(context.open(posix.join(folder, 'top_level.txt'))?.text ?? '', files);
}

/**
 * The shortest dotted names that are a package's own, sorted: `yaml`, but `google.cloud.storage`, as nobody owns
 * `google`. They come from the files of an installation, else from `top_level.txt`; undefined where nothing tells them.
 */
export function moduleNames(topLevel: string, files: readonly string[] | undefined): string[] | undefined {
  const listed = topLevel.split(/\s+/).flatMap((name) => name.split('/')[0] || []);
  if (!files) return listed.length === 0 ? undefined : sortedNames(listed);
  const packages = new Set(
    files.flatMap((path) => /^(.+)\/__init__\.(?:pyi?|[^/]*so|pyd)$/.exec(path)?.[1] ?? []),
  );
  const names = new Set<string>();
  for (const path of files) {
    const stem = MODULE.exec(path.slice(path.lastIndexOf('/') + 1))?.[1];
    const parts = path.split('/').slice(0, -1);
    if (stem === undefined || parts.some((part) => !IDENTIFIER.test(part))) continue;
    const top = parts.findIndex((_, i) => packages.has(parts.slice(0, i + 1).join('/')));
    const own = top >= 0 ? parts.slice(0, top + 1) : [...parts, ...(stem === '__init__' ? [] : [stem])];
    if (own.length > 0 && names.size < MOST_NAMES) names.add(own.join('.'));
  }
  return sortedNames(names.size === 0 ? listed : [...names]);
}

const IDENTIFIER = /^[^\W\d]\w*$/u;
/** A namespace of thousands of modules says nothing more than its first ones. */
const MOST_NAMES = 2_000;

function sortedNames(names: readonly string[]): string[] {
  const valid = names.filter(
    (name) => name !== '__pycache__' && name.split('.').every((part) => IDENTIFIER.test(part)),
  );
  return [...new Set(valid)].sort();
}

export function writtenEntries(folder: string, context: ReadContext): InstalledEntry[] {
  const file = context.open(posix.join(folder, 'entry_points.txt'));
  return entriesInLines(file?.text.split(/\r?\n/) ?? [], undefined);
}

/** PEP 610: direct_url.json stands where a package did not come from an index. */
export function directSource(folder: string, context: ReadContext): Source {
  const file = context.open(posix.join(folder, 'direct_url.json'));
  if (!file) return FROM_ANY_INDEX;
  try {
    return sourceIn(JSON.parse(file.text) as DirectUrl) ?? FROM_ANY_INDEX;
  } catch {
    context.incomplete('not JSON', 1, file.path);
    return FROM_ANY_INDEX;
  }
}

interface DirectUrl {
  readonly url?: unknown;
  readonly vcs_info?: {
    readonly vcs?: unknown;
    readonly commit_id?: unknown;
    readonly requested_revision?: unknown;
  };
  readonly dir_info?: { readonly editable?: unknown };
}

function sourceIn(direct: DirectUrl | null): Source | undefined {
  const url = text(direct?.url);
  if (url === undefined) return undefined;
  const vcs = direct?.vcs_info;
  if (vcs)
    return {
      kind: 'vcs',
      url: `${text(vcs.vcs) ?? 'git'}+${url}`,
      revision: text(vcs.requested_revision),
      commit: text(vcs.commit_id),
    };
  if (/^file:/i.test(url)) {
    const path = url.replace(/^file:(?:\/\/)?/i, '');
    return { kind: 'path', path, editable: direct?.dir_info?.editable === true };
  }
  return { kind: 'url', url };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
