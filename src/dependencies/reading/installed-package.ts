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

const MODULE = /^([^/]+?)(?:\.(?:cpython|pypy|cp\d|abi3)[^/]*)?\.(?:py|so|pyd|pyc)$/;

/** First names of modules: `top_level.txt` where there is one, else what the list of files begins with. */
export function importNames(
  folder: string,
  files: readonly string[] | undefined,
  context: ReadContext,
): string[] | undefined {
  const topLevel = context.open(posix.join(folder, 'top_level.txt'))?.text.split(/\s+/).filter(Boolean) ?? [];
  const names = new Set(topLevel.map((name) => name.split('/')[0]!).filter((name) => name !== '__pycache__'));
  for (const path of files ?? []) {
    const [first = '', second] = path.split('/', 2);
    const name = second === undefined ? MODULE.exec(first)?.[1] : importable(path, first);
    if (name !== undefined && /^[^\W\d]\w*$/u.test(name)) names.add(name);
  }
  return names.size === 0 && files === undefined ? undefined : [...names].sort();
}

/** A folder counts where Python lies in it. */
function importable(path: string, first: string): string | undefined {
  const isMetadata =
    /\.(?:dist-info|egg-info|data)$/.test(first) || first === '..' || first === '__pycache__';
  return !isMetadata && /\.(?:py|so|pyd|pyi)$/.test(path) ? first : undefined;
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
