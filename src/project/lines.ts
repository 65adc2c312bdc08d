import { blotted } from '../finding/credentials.ts';
import { type Project, readProjectFile } from './project.ts';

/** A larger file is not source that anybody reads; nothing of it is shown. */
const LARGEST = 8 * 1024 * 1024;
/** Files whose lines are kept at hand: a report goes by place and so comes back to few. */
const KEPT = 16;

/** The lines of a file of the project, for people to read, without secrets in URLs; undefined where it is no text, too large or gone. */
export type LineReader = (path: string) => readonly string[] | undefined;

export function lineReader(project: Project): LineReader {
  const files = new Map(project.files.map((file) => [file.path, file]));
  const kept = new Map<string, readonly string[] | undefined>();
  return (path) => {
    if (kept.has(path)) return kept.get(path);
    const file = files.get(path);
    const lines =
      file === undefined || file.size > LARGEST ? undefined : linesOf(() => readProjectFile(file));
    if (kept.size >= KEPT) kept.delete(kept.keys().next().value as string);
    kept.set(path, lines);
    return lines;
  };
}

function linesOf(read: () => Uint8Array): readonly string[] | undefined {
  try {
    const bytes = read();
    if (bytes.length > LARGEST || bytes.includes(0)) return undefined;
    return blotted(decoded(bytes)).split(/\r\n|\n|\r/);
  } catch {
    return undefined; // an excerpt less; that it could not be read is the audit's to report
  }
}

/** As the coding cookie says (PEP 263), else UTF-8; a byte order mark is no part of the first line. */
function decoded(bytes: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 400)).split('\n', 2).join('\n');
  const cookie = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/m.exec(head)?.[1];
  return new TextDecoder(knownEncoding(cookie)).decode(bytes);
}

/** Python's names of encodings have hyphens where others have none: `latin-1`. */
function knownEncoding(cookie: string | undefined): string {
  for (const label of cookie === undefined ? [] : [cookie, cookie.replace(/[-_]/g, '')]) {
    try {
      return new TextDecoder(label).encoding;
    } catch {
      // not a name that is known here
    }
  }
  return 'utf-8';
}
