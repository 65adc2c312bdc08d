import { leastOf } from '../limits/lists.ts';
import type { Position } from './python/tree.ts';

/** The code of a notebook as one text, and where each of its lines stands in the notebook. */
export interface NotebookCode {
  /** UTF-8; the code cells in order, each beginning on a line of its own. */
  readonly source: Uint8Array;
  /** From a place in the text to the same place in the file. */
  readonly placeOf: (position: Position) => Position;
}

/** A line of code: the line of the file and the column, both from 1, at which its first character stands. */
interface LineStart {
  readonly line: number;
  readonly column: number;
}

/**
 * Reads the code cells of a Jupyter notebook (nbformat 3 and 4). Undefined for JSON that is no notebook; throws a
 * SyntaxError for what is no JSON. Columns are exact as long as nothing before them in the line is escaped.
 */
export function readNotebook(file: Uint8Array): NotebookCode | undefined {
  const text = Buffer.from(file)
    .toString('utf8')
    .replace(/^\ufeff/, '');
  const cells = codeCells(JSON.parse(text));
  if (!cells) return undefined;
  const starts: LineStart[] = [];
  const lines: string[] = [];
  const seek = new Seeker(text);
  for (const cell of cells) {
    for (const piece of cell) {
      const start = seek.next(piece);
      piece.split('\n').forEach((line, i, all) => {
        // A piece that ends its line leaves an empty rest, to which the next piece belongs.
        if (i === all.length - 1 && line === '') return;
        lines.push(line);
        starts.push(i === 0 ? start : { line: start.line, column: start.column });
      });
    }
  }
  return {
    source: Buffer.from(lines.map((line) => `${line}\n`).join('')),
    placeOf: ({ line, column }) => {
      const start = starts[Math.min(line, starts.length) - 1];
      return start ? { line: start.line, column: start.column + column - 1 } : { line: 1, column: 1 };
    },
  };
}

/** The pieces of each code cell, as the file has them: usually one string a line. */
function codeCells(document: unknown): string[][] | undefined {
  const root = asRecord(document);
  const lists =
    root &&
    (asList(root.cells) ?? asList(root.worksheets)?.flatMap((sheet) => asList(asRecord(sheet)?.cells) ?? []));
  if (!lists) return undefined;
  return lists.flatMap((one) => {
    const cell = asRecord(one);
    if (cell?.cell_type !== 'code') return [];
    const source = cell.source ?? cell.input;
    if (typeof source === 'string') return [[source]];
    return [(asList(source) ?? []).filter((piece) => typeof piece === 'string')];
  });
}

function asRecord(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
}

function asList(value: unknown): unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

/** Finds the strings of a JSON text again, in order: parsing has told what they are, not where they stand. */
class Seeker {
  readonly #text: string;
  #at = 0;
  #line = 1;
  #lineStart = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Where the content of this string begins; where the last one did if it cannot be found. */
  next(piece: string): LineStart {
    const found = this.#find(piece);
    if (found >= 0) this.#goTo(found);
    return { line: this.#line, column: [...this.#text.slice(this.#lineStart, this.#at)].length + 1 };
  }

  /** JSON writers differ in what they escape beyond what they must. */
  #find(piece: string): number {
    const plain = JSON.stringify(piece);
    const ascii = plain.replace(
      /[\u0080-\uffff]/g,
      (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
    const at = [plain, ascii].map((written) => this.#text.indexOf(written, this.#at)).filter((i) => i >= 0);
    return at.length === 0 ? -1 : leastOf(at) + 1;
  }

  #goTo(offset: number): void {
    for (
      let end = this.#text.indexOf('\n', this.#at);
      end >= 0 && end < offset;
      end = this.#text.indexOf('\n', end + 1)
    ) {
      this.#line += 1;
      this.#lineStart = end + 1;
    }
    this.#at = offset;
  }
}
