import { type ByteSource, u16 } from '../../archive/source.ts';
import {
  type ArtifactFormat,
  type Content,
  type Context,
  type Inspection,
  startsWith,
} from '../inspection/format.ts';
import { printable } from '../inspection/printable.ts';
import { type Reason, readingReasons } from '../inspection/reason.ts';
import { carriedIn } from '../pickle/carried.ts';
import { effectOfModule } from '../pickle/policy/dangers.ts';
import { namesInCode, PYTHON_2 } from '../reading/marshal.ts';

/** Behind the number of the release, in every one. */
const MARK = [0x0d, 0x0a];
/** A code object, with and without a note that it is referred to. */
const CODE = [0x63, 0xe3];
const MOST_NAMES = 12;

/** Imports run it, also where there is no source beside it. */
export const format: ArtifactFormat = {
  name: 'pyc',
  description: 'compiled Python module (.pyc): runs when it is imported',
  family: 'model',
  rank: 0,
  recognises: ({ head }) => codeIn(head) !== undefined || bareRelease(head) !== undefined || isTemplate(head),
  inspect({ source, head }: Content, context: Context): Inspection {
    if (isTemplate(head)) return templateIn(source, context);
    const { budget } = context;
    let used: Set<string> = new Set();
    const bare = bareRelease(head);
    const why = readingReasons(() => {
      used =
        bare === undefined
          ? namesInCode(source, codeIn(head) as number, u16(head, 0), budget)
          : namesInCode(source, 0, bare, budget);
    });
    return { format: 'pyc', globals: [], reasons: [codeReason([...used], bare === undefined), ...why] };
  },
};

/** Jinja's cache: a mark, three pickles one behind the other, and code. Source: jinja2/bccache.py. */
function isTemplate(head: Uint8Array): boolean {
  return startsWith(head, 'j2\x80');
}

function templateIn(source: ByteSource, context: Context): Inspection {
  const message = 'it is the bytecode of a template of Jinja, which is unpickled and run';
  const reason: Reason = { rule: 'embedded-code', verdict: 'unknown', message };
  return { format: 'pyc', globals: [], reasons: [reason], members: carriedIn(source, context) };
}

/** Where its code begins: behind a time, a size and flags, of which each came with a later release. */
function codeIn(head: Uint8Array): number | undefined {
  if (head[2] !== MARK[0] || head[3] !== MARK[1]) return undefined;
  const magic = u16(head, 0);
  const start = magic > PYTHON_2 ? 8 : magic < 3000 || magic >= 4000 ? undefined : startIn3(magic);
  return start !== undefined && CODE.includes(head[start] as number) ? start : undefined;
}

const PYTHON_3_10 = 3439;
const PYTHON_3_13 = 3571;

/**
 * Code as marshal of Python 3 writes it, without the head of a module: five or six small numbers, and the bytecode behind them. Gives
 * the number of a release that has so many.
 */
function bareRelease(head: Uint8Array): number | undefined {
  if (!CODE.includes(head[0] ?? 0) || NUMBERS_HIGH.some((at) => head[at] !== 0)) return undefined;
  if (isString(head[21])) return PYTHON_3_13;
  return isString(head[25]) ? PYTHON_3_10 : undefined;
}

/** The upper bytes of the first two numbers. */
const NUMBERS_HIGH = [2, 3, 4, 6, 7, 8];

function isString(byte: number | undefined): boolean {
  return byte === 0x73 || byte === 0xf3;
}

function startIn3(magic: number): number {
  return magic < 3190 ? 8 : magic < 3390 ? 12 : 16;
}

function codeReason(names: readonly string[], isModule: boolean): Reason {
  const telling = names.filter((name) => effectOfModule(name) !== undefined || BUILTINS.has(name));
  const shown = telling.slice(0, MOST_NAMES).map(printable).join(', ');
  const among = shown === '' ? '' : `; among the names that it uses are ${shown}`;
  const what = isModule
    ? 'of a module, which runs when it is imported'
    : 'that marshal wrote, for somebody to run';
  const message = `it is the bytecode ${what}${among}`;
  return { rule: 'embedded-code', verdict: 'unknown', message };
}

/** What runs text or other bytecode. */
const BUILTINS = new Set(['exec', 'eval', 'compile', '__import__', 'marshal', 'b64decode']);
