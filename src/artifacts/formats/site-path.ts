import type { ByteSource } from '../../archive/source.ts';
import { type ArtifactFormat, type Content, type Inspection, startsWith } from '../inspection/format.ts';
import { printable } from '../inspection/printable.ts';
import type { Reason } from '../inspection/reason.ts';

const LARGEST = 4 * 1024 * 1024;
/** As `site` looks for them: a word at the very beginning of a line, which may be the file's mark of UTF-8. */
const IMPORT = /(?:^|[\r\n])(?:\xef\xbb\xbf)?(import[ \t][^\r\n]*)/g;
/**
 * Programs, the network, and what hides code. `exec` alone is not among them: real packages have `try` in such a line by it.
 */
const HARM =
  /\b(?:system|popen|spawn\w*|subprocess|pty|socket|urllib|http|requests|b64decode|base64|marshal|pickle|ctypes|zlib)\b/;
const SHOWN = 120;

/** `NAME.pth` in a folder of installed packages: Python runs its lines that begin with `import`. Source: Lib/site.py. */
export const format: ArtifactFormat = {
  name: 'site-path',
  description: 'path file of Python (.pth) with lines that run at every start',
  family: 'model',
  rank: 0,
  recognises: ({ source, head, name }) =>
    /\.pth$/i.test(name) && !startsWith(head, 'PK') && head[0] !== 0x80 && linesOf(source).length > 0,
  inspect({ source }: Content): Inspection {
    return { format: 'site-path', globals: [], reasons: linesOf(source).map(reasonFor) };
  },
};

function linesOf(source: ByteSource): { line: string; offset: number }[] {
  const bytes = source.read(0, LARGEST);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  return [...text.matchAll(IMPORT)].map(({ 0: all, 1: line = '', index }) => ({
    line,
    offset: index + all.length - line.length,
  }));
}

function reasonFor({ line, offset }: { line: string; offset: number }): Reason {
  const shown = printable(line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line);
  const verdict = HARM.test(line) ? 'dangerous' : 'unknown';
  const message = `Python runs a line of it at every start, where it is installed: ${shown}`;
  return { rule: 'embedded-code', verdict, message, offset };
}
