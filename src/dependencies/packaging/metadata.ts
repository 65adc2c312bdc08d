/**
 * METADATA of wheels and PKG-INFO of source archives (core metadata specification; PEP 566, 639, 643). Headers are
 * read as Python's `email` reads them with its `compat32` policy, which is how every installer does.
 */

/** The fields that an auditor needs; single ones are undefined where they are absent or given twice. */
export interface CoreMetadata {
  readonly metadataVersion: string | undefined;
  /** As written. */
  readonly name: string | undefined;
  readonly version: string | undefined;
  readonly summary: string | undefined;
  readonly requiresPython: string | undefined;
  /** PEP 508 texts, in the order written. */
  readonly requiresDist: readonly string[];
  readonly providesExtra: readonly string[];
  /** Field names in lower case whose values a build may change (PEP 643). */
  readonly dynamic: readonly string[];
  readonly license: string | undefined;
  readonly licenseExpression: string | undefined;
  readonly classifiers: readonly string[];
  /** `Label, URL` */
  readonly projectUrls: readonly string[];
  readonly homePage: string | undefined;
}

const HEADER = /^([\x21-\x39\x3b-\x7e]+):(.*)$/;

/** Never fails: what cannot be read as a header ends the headers, as in a message. */
export function parseMetadata(text: string): CoreMetadata {
  const headers = headersOf(text);
  const all = (name: string): readonly string[] => headers.get(name) ?? [];
  const one = (name: string) => (all(name).length === 1 ? all(name)[0] : undefined);
  return {
    metadataVersion: one('metadata-version'),
    name: one('name'),
    version: one('version'),
    summary: one('summary'),
    requiresPython: one('requires-python'),
    requiresDist: all('requires-dist'),
    providesExtra: all('provides-extra'),
    dynamic: all('dynamic').map((field) => field.toLowerCase()),
    license: one('license'),
    licenseExpression: one('license-expression'),
    classifiers: all('classifier'),
    projectUrls: all('project-url'),
    homePage: one('home-page'),
  };
}

/**
 * By lower-case name; a line that begins with white space goes on with the value before it. Lines without a name and
 * envelope lines (`From …`) are passed over, and whatever else is no header ends them (CPython, `Lib/email/feedparser.py`).
 */
function headersOf(text: string): Map<string, string[]> {
  const headers = new Map<string, string[]>();
  let values: string[] | undefined;
  for (let at = 0, lineEnd = ''; at < text.length; ) {
    const end = endOfLine(text, at);
    const line = text.slice(at, end);
    const before = lineEnd;
    lineEnd = text.startsWith('\r\n', end) ? '\r\n' : text.charAt(end);
    at = end + lineEnd.length;
    if (/^[ \t]/.test(line)) {
      values?.push(values.pop() + before + line);
      continue;
    }
    values = undefined;
    if (line.startsWith('From ') || line.startsWith(':')) continue;
    const [, name, value] = HEADER.exec(line) ?? [];
    if (name === undefined || value === undefined) break;
    const key = name.toLowerCase();
    values = headers.get(key) ?? [];
    headers.set(key, values);
    values.push(value.replace(/^[ \t]+/, ''));
  }
  return headers;
}

function endOfLine(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) return at;
  }
  return text.length;
}

const STATIC_FIELDS = ['requires-dist', 'requires-python', 'provides-extra'];

/**
 * Whether a source archive's metadata says what a wheel built of it will need: from version 2.2 on, unless one of the
 * fields is declared dynamic (PEP 643).
 */
export function isStatic({ metadataVersion, dynamic }: CoreMetadata): boolean {
  const [major, minor] = (metadataVersion ?? '').trim().split('.').map(Number);
  const since = major !== undefined && minor !== undefined && (major > 2 || (major === 2 && minor >= 2));
  return since && !dynamic.some((field) => STATIC_FIELDS.includes(field.trim()));
}
