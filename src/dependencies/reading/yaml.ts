import {
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
  type Node as YamlNode,
} from 'yaml';
import { type Location, wholeFile } from '../../finding/location.ts';
import { messageOf } from '../../limits/errors.ts';
import { parseBlockYaml } from './block-yaml.ts';
import type { ReadContext, SourceText } from './declarations.ts';
import { deepestLine } from './nesting.ts';
import { standsTwice } from './repeated-keys.ts';
import { Node } from './tree.ts';

/** YAML as libraries read it: past this size a parser that keeps places takes seconds. */
const MOST_CHARACTERS = 16 * 1024 ** 2;

/** Values that one file may have. */
const MOST_VALUES = 1_000_000;
/** Aliases that may be written out: a few lines of aliases of aliases would be billions of values. */
const MOST_ALIASES = 2_000;

/**
 * YAML 1.2 with the place of every value; texts, numbers and flags are kept as texts, as nothing here needs more
 * (`python=3.10` must not become 3.1). Undefined, and an incomplete entry, if it is none; what stands before a fault
 * that the parser can step over is kept.
 */
export function readYaml(file: SourceText, context: ReadContext): Node | undefined {
  const block = parseBlockYaml(file.text);
  if (!block) return readFully(file, context);
  const texts = file.text.split('\n');
  const locate = (container: object, key: string | number) => {
    const line = block.lines.get(container)?.get(key);
    return line === undefined ? undefined : lineOf(file.path, line, texts[line - 1]!);
  };
  return new Node({ locate, report: context.incomplete }, block.root, wholeFile(file.path));
}

/** From the first sign that says something to the last; of an item without its dash. */
function lineOf(path: string, line: number, text: string): Location {
  const begin = /^\s*(?:- +)?/.exec(text)?.[0].length ?? 0;
  return { path, line, column: begin + 1, endLine: line, endColumn: [...text.trimEnd()].length + 1 };
}

function readFully(file: SourceText, context: ReadContext): Node | undefined {
  if (file.text.length > MOST_CHARACTERS) {
    context.incomplete(`larger than ${MOST_CHARACTERS} characters, which is too much YAML`);
    return undefined;
  }
  const counter = new LineCounter();
  try {
    const document = parseDocument(file.text, {
      lineCounter: counter,
      schema: 'failsafe',
      uniqueKeys: false,
      logLevel: 'silent',
      resolveKnownTags: false,
    });
    const [fault] = document.errors;
    if (fault && /call stack/i.test(fault.message)) throw new RangeError(fault.message);
    if (fault) context.incomplete(`not YAML: ${firstLine(fault.message)}`, fault.linePos?.[0].line ?? 1);
    const placed = new Placed(file, counter, context);
    const value = placed.valueOf(document.contents, (node) => resolved(node, document));
    if (fault && typeof value !== 'object') return undefined;
    return new Node({ locate: placed.locate, report: context.incomplete }, value, wholeFile(file.path));
  } catch (error) {
    const tooMuch = error instanceof RangeError;
    const reason = tooMuch ? 'nested too deep, or too many aliases' : firstLine(messageOf(error));
    context.incomplete(`not YAML that can be read: ${reason}`, deepestLine(file.text));
    return undefined;
  }
}

function firstLine(text: string): string {
  return text.split('\n')[0]!.replace(/ at line \d+, column \d+:?$/, '');
}

type Document = ReturnType<typeof parseDocument>;

function resolved(node: YamlNode, document: Document): YamlNode | undefined {
  return isAlias(node) ? node.resolve(document) : node;
}

/** Plain values of a YAML document, and where each stands. */
class Placed {
  readonly #file: SourceText;
  readonly #counter: LineCounter;
  readonly #places = new WeakMap<object, Map<string | number, YamlNode>>();
  readonly #context: ReadContext;
  #count = 0;
  #aliases = 0;

  constructor(file: SourceText, counter: LineCounter, context: ReadContext) {
    this.#file = file;
    this.#counter = counter;
    this.#context = context;
  }

  /** Throws a RangeError past the limits. */
  valueOf(node: unknown, follow: (node: YamlNode) => YamlNode | undefined | null): unknown {
    this.#count += 1;
    if (isAlias(node)) this.#aliases += 1;
    if (this.#count > MOST_VALUES || this.#aliases > MOST_ALIASES) throw new RangeError('too many values');
    const target = isAlias(node) ? follow(node) : node;
    if (isMap(target)) return this.#table(target, follow);
    if (isSeq(target)) return this.#list(target, follow);
    return isScalar(target) ? (target.value ?? '') : null;
  }

  #table(map: YAMLMap, follow: (node: YamlNode) => YamlNode | undefined | null): object {
    const table: Record<string, unknown> = Object.create(null);
    const places = new Map<string | number, YamlNode>();
    this.#places.set(table, places);
    for (const { key, value } of map.items) {
      const name = isScalar(key) ? String(key.value) : undefined;
      if (name === undefined) continue;
      if (places.has(name))
        this.#context.incomplete(standsTwice(name), this.#place((key as YamlNode).range?.[0] ?? 0).line);
      table[name] = this.valueOf(value, follow);
      places.set(name, (isCollection(value) ? key : (value ?? key)) as YamlNode);
    }
    return table;
  }

  #list(list: YAMLSeq, follow: (node: YamlNode) => YamlNode | undefined | null): object {
    const items: unknown[] = [];
    const places = new Map<string | number, YamlNode>();
    this.#places.set(items, places);
    for (const [i, item] of list.items.entries()) {
      items.push(this.valueOf(item, follow));
      places.set(i, item as YamlNode);
    }
    return items;
  }

  readonly locate = (container: object, key: string | number): Location | undefined => {
    const range = this.#places.get(container)?.get(key)?.range;
    if (!range) return undefined;
    const [start, end] = [this.#place(range[0]), this.#place(range[1])];
    const first = start.line === end.line ? end : this.#lineEnd(range[0]);
    return {
      path: this.#file.path,
      line: start.line,
      column: start.column,
      endLine: first.line,
      endColumn: first.column,
    };
  };

  /** Columns in code points. */
  #place(offset: number): { line: number; column: number } {
    const { line, col } = this.#counter.linePos(offset);
    const begin = offset - col + 1;
    return { line, column: [...this.#file.text.slice(begin, offset)].length + 1 };
  }

  /** Of what goes on over several lines, the first line is shown. */
  #lineEnd(offset: number): { line: number; column: number } {
    const next = this.#file.text.indexOf('\n', offset);
    return this.#place(next < 0 ? this.#file.text.length : next);
  }
}
