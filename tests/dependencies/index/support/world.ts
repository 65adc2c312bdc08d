/** A package index on loopback, from a few lines of text. */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Handler } from '../../advisories/support/server.ts';
import { zip } from '../../advisories/support/zip.ts';

/**
 * One release a line: `flask 2.0: werkzeug>=2, click | python>=3.8 | yanked | attested | sdist | old-sdist | tag=cp311-cp311-win_amd64 | flaw=PYSEC-1/CVE-1<2.1`.
 * Requirements are parted by commas outside of brackets and specifiers: write `a>=1&<2` for `a>=1,<2`.
 */
export interface World {
  readonly releases: readonly MadeRelease[];
}

interface MadeRelease {
  readonly name: string;
  readonly version: string;
  readonly file: string;
  readonly requires: readonly string[];
  readonly python: string | undefined;
  readonly yanked: boolean;
  readonly attested: boolean;
  /** Ids, and the version that is free of it. */
  readonly flaws: readonly { readonly ids: readonly string[]; readonly fixed: string | undefined }[];
  readonly kind: 'wheel' | 'sdist' | 'old-sdist';
}

export function worldOf(text: string): World {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return { releases: lines.map(releaseOf) };
}

function releaseOf(line: string): MadeRelease {
  const [head = '', ...marks] = line.split(' | ').map((part) => part.trim());
  const colon = head.indexOf(':');
  const [name = '', version = ''] = head.slice(0, colon < 0 ? undefined : colon).split(' ');
  const requires = colon < 0 ? [] : head.slice(colon + 1).split(',');
  const tag = marks.find((mark) => mark.startsWith('tag='))?.slice(4) ?? 'py3-none-any';
  const kind = marks.includes('sdist') ? 'sdist' : marks.includes('old-sdist') ? 'old-sdist' : 'wheel';
  const stem = `${name.replaceAll('-', '_')}-${version}`;
  return {
    name,
    version,
    kind,
    file: kind === 'wheel' ? `${stem}-${tag}.whl` : `${stem}.tar.gz`,
    requires: requires.map((one) => one.trim().replaceAll('&', ',')).filter(Boolean),
    python: marks.find((mark) => mark.startsWith('python'))?.slice(6),
    yanked: marks.includes('yanked'),
    attested: marks.includes('attested'),
    flaws: marks.flatMap((mark) => flawOf(mark) ?? []),
  };
}

function flawOf(mark: string) {
  const [, ids, fixed] = /^flaw=([^<]+)(?:<(.+))?$/.exec(mark) ?? [];
  return ids === undefined ? undefined : { ids: ids.split('/'), fixed };
}

export function metadataText({ name, version, requires, python, kind }: MadeRelease): string {
  return [
    `Metadata-Version: ${kind === 'old-sdist' ? '1.2' : '2.2'}`,
    `Name: ${name}`,
    `Version: ${version}`,
    ...(python ? [`Requires-Python: ${python}`] : []),
    ...requires.map((one) => `Requires-Dist: ${one}`),
    '',
    `Requires-Dist: nothing-of-the-description`,
    '',
  ].join('\n');
}

export interface ServeOptions {
  readonly format?: 'html' | 'json';
  /** Whether `.metadata` stands beside wheels, and whether pages say so. */
  readonly metadata?: 'announced' | 'there' | 'absent';
  /** Whether parts of files can be had. */
  readonly ranges?: boolean;
}

/** Answers under `/simple/`, `/pypi/` and `/files/`. */
export function indexOf({ releases }: World, options: ServeOptions = {}): Handler {
  const { format = 'html', metadata = 'announced', ranges = true } = options;
  return (request, response) => {
    const path = decodeURIComponent(request.url ?? '');
    const name = /^\/simple\/([^/]+)\/$/.exec(path)?.[1];
    const own = releases.filter((one) => one.name === name);
    if (own.length > 0) {
      const announced = metadata === 'announced';
      response.setHeader(
        'content-type',
        format === 'html' ? 'text/html' : 'application/vnd.pypi.simple.v1+json',
      );
      response.end(format === 'html' ? htmlPage(own, announced) : jsonPage(own, announced));
      return;
    }
    const version = releases.find((one) => path === `/pypi/${one.name}/${one.version}/json`);
    if (version) return void response.end(versionJson(version));
    const release = releases.find(({ file }) => path === `/files/${file}`);
    const described = releases.find(({ file }) => path === `/files/${file}.metadata`);
    if (described && metadata !== 'absent') return void response.end(metadataText(described));
    if (!release) {
      response.statusCode = 404;
      return void response.end();
    }
    const bytes = fileBytes(release);
    const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
    if (!ranges || from + to === '') return void response.end(bytes);
    const start = from === '' ? Math.max(0, bytes.length - Number(to)) : Number(from);
    const end = from === '' || to === '' ? bytes.length : Math.min(bytes.length, Number(to) + 1);
    response.statusCode = 206;
    response.setHeader('content-range', `bytes ${start}-${end - 1}/${bytes.length}`);
    response.end(bytes.subarray(start, end));
  };
}

/** As the documentation of the default index has it, "JSON API". */
function versionJson({ name, version, flaws }: MadeRelease): string {
  const vulnerabilities = flaws.map(({ ids: [id, ...aliases], fixed }) => ({
    ...{ id, aliases, details: `What is wrong with ${name}.`, summary: null, source: 'osv', withdrawn: null },
    fixed_in: fixed === undefined ? [] : [fixed],
  }));
  return JSON.stringify({ info: { name, version }, vulnerabilities });
}

const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');

function htmlPage(releases: readonly MadeRelease[], announced: boolean): string {
  const anchors = releases.map((release) => {
    const python = release.python
      ? ` data-requires-python="${release.python.replaceAll('>', '&gt;').replaceAll('<', '&lt;')}"`
      : '';
    const yanked = release.yanked ? ' data-yanked="broken"' : '';
    const attested = release.attested ? ` data-provenance="/attested/${release.file}"` : '';
    const metadata =
      announced && release.kind === 'wheel'
        ? ` data-core-metadata="sha256=${sha256(metadataText(release))}"`
        : '';
    return `<a href="../../files/${release.file}#sha256=${sha256(fileBytes(release))}"${python}${yanked}${attested}${metadata}>${release.file}</a>`;
  });
  return `<!DOCTYPE html>\n<html><body>\n${anchors.join('<br>\n')}\n</body></html>\n`;
}

function jsonPage(releases: readonly MadeRelease[], announced: boolean): string {
  const files = releases.map((release) => ({
    filename: release.file,
    url: `/files/${release.file}`,
    hashes: { sha256: sha256(fileBytes(release)) },
    ...(release.python && { 'requires-python': release.python }),
    yanked: release.yanked ? 'broken' : false,
    ...(release.attested && { provenance: `/attested/${release.file}` }),
    ...(announced &&
      release.kind === 'wheel' && { 'core-metadata': { sha256: sha256(metadataText(release)) } }),
  }));
  return JSON.stringify({ meta: { 'api-version': '1.1' }, name: releases[0]?.name, files });
}

/** The member that matters neither first nor last, and something large before it. */
/** A wheel or a source archive with its metadata and little else. */
export function fileBytes(release: MadeRelease): Buffer {
  const stem = `${release.name.replaceAll('-', '_')}-${release.version}`;
  const padding = sha256(stem).repeat(1500);
  if (release.kind === 'wheel')
    return zip(
      {
        [`${release.name}/__init__.py`]: padding,
        [`${stem}.dist-info/METADATA`]: metadataText(release),
        [`${stem}.dist-info/RECORD`]: '',
      },
      { stored: true },
    );
  return gzipSync(
    Buffer.concat([
      tarMember(`${stem}/setup.py`, padding),
      tarMember(`${stem}/PKG-INFO`, metadataText(release)),
      tarMember(`${stem}/rest`, padding),
      Buffer.alloc(1024),
    ]),
  );
}

function tarMember(name: string, text: string): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write(text.length.toString(8).padStart(11, '0'), 124);
  header.write('ustar', 257);
  const content = Buffer.alloc(Math.ceil(text.length / 512) * 512);
  content.write(text);
  return Buffer.concat([header, content]);
}
