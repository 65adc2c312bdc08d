/** Explicit locks of conda (`conda list --explicit`, `conda-lock --kind explicit`): one URL a line. */
import { type Location, wholeLine } from '../../finding/location.ts';
import { parseSdistFilename, parseWheelFilename } from '../packaging/filenames.ts';
import { normalizeName } from '../packaging/names.ts';
import { formatVersion } from '../packaging/versions.ts';
import { pythonNameOf } from '../reading/conda.ts';
import { channelOf } from '../reading/conda-locks.ts';
import type { LockedPackage, Manifest, SourceText } from '../reading/declarations.ts';

export const manifest: Manifest = {
  name: 'explicit conda lock',
  kind: 'lock',
  paths: [
    /(?:^|\/)[^/]*(?:conda|explicit|spec-file|(?:linux|osx|win)-(?:32|64|arm64|aarch64))[^/]*\.(?:lock|txt)$/i,
  ],
  hint: { texts: ['@EXPLICIT'], bytes: 16 * 1024 ** 2 },
  read(file, context) {
    const packages: LockedPackage[] = [];
    for (const [i, line] of file.text.split(/\r?\n/).entries()) {
      const text = line.trim();
      const pip = /^#\s*pip\s+(\S+)\s+@\s+(\S+)(?:\s+--hash=(\w+)[=:]([0-9a-f]+))?/.exec(text);
      if (pip) packages.push(pipPackage(pip, wholeLine(file.path, i + 1, text)));
      if (text === '' || text.startsWith('#') || text === '@EXPLICIT') continue;
      const found = packageOf(text, i + 1, file);
      if (found) packages.push(found);
      else if (found === undefined) context.incomplete(`cannot read "${text.slice(0, 80)}"`, i + 1);
    }
    return { packages, complete: true };
  },
};

/** `# pip NAME @ URL --hash=sha256=…`, as conda-lock writes what pip is to install. */
function pipPackage(
  [, name = '', url = '', algorithm, digest]: RegExpExecArray,
  location: Location,
): LockedPackage {
  const file = url.replace(/[?#].*$/s, '').replace(/^.*\//s, '');
  const { version } = parseWheelFilename(file) ?? parseSdistFilename(file) ?? {};
  return {
    name: normalizeName(name),
    version: version && formatVersion(version),
    source: { kind: 'index', index: undefined },
    ...{ groups: undefined, direct: undefined, marker: undefined, requires: [], member: undefined },
    files: [{ url, name: undefined, hash: digest && `${algorithm}:${digest}` }],
    location,
  };
}

/** `…/channel/platform/name-version-build.conda#md5-or-sha256`; null for Python itself. */
function packageOf(text: string, line: number, { path }: SourceText): LockedPackage | undefined | null {
  const [url = '', digest] = text.split('#', 2);
  const file = /\/([^/]+)-([^/-]+)-[^/-]+\.(?:conda|tar\.bz2)$/.exec(url);
  if (!file) return undefined;
  if (file[1] === 'python') return null;
  const sha256 = /^(?:sha256:)?([0-9a-f]{64})$/.exec(digest ?? '')?.[1];
  return {
    name: pythonNameOf(file[1]!),
    version: file[2],
    source: { kind: 'conda', channel: channelOf(url) },
    groups: undefined,
    direct: undefined,
    marker: undefined,
    requires: [],
    files: [{ url, name: undefined, hash: sha256 && `sha256:${sha256}` }],
    location: wholeLine(path, line, text),
    member: undefined,
  };
}
