/**
 * XML as far as inventories need it: elements with attributes and text, each with its line. Documents that declare entities of
 * their own are refused, since those are what bombs are made of. Source: Extensible Markup Language (XML) 1.0.
 */
import { byWord } from '../../limits/by-word.ts';

export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** What stands directly in it, trimmed. */
  readonly text: string;
  readonly line: number;
}

export interface XmlFault {
  readonly reason: string;
  readonly line: number;
}

/** Inventories nest components, and nobody nests them so deep. */
const DEEPEST = 200;

type Growing = { -readonly [K in keyof XmlElement]: XmlElement[K] } & { readonly children: Growing[] };

const TAG = /<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const ATTRIBUTE = /(?<![\w:.-])([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
/** What is passed over, by its beginning and its end. */
const ASIDE = [
  ['<!--', '-->'],
  ['<?', '?>'],
  ['<!DOCTYPE', '>'],
] as const;

/** The outermost element, or what is wrong. */
export function readXml(text: string): XmlElement | XmlFault {
  const top: Growing = { name: '', attributes: new Map(), children: [], text: '', line: 1 };
  const open = [top];
  let [at, line, counted] = [0, 1, 0];
  const lineAt = (place: number) => {
    for (
      let next = text.indexOf('\n', counted);
      next >= 0 && next < place;
      next = text.indexOf('\n', counted)
    ) {
      line += 1;
      counted = next + 1;
    }
    return line;
  };
  const fault = (reason: string) => ({ reason, line: lineAt(at) });
  while (at < text.length) {
    const next = text.indexOf('<', at);
    const end = next < 0 ? text.length : next;
    const inner = open.at(-1)!;
    inner.text += plain(text.slice(at, end)).trim();
    at = end;
    if (next < 0) break;
    const aside = ASIDE.find(([begin]) => text.startsWith(begin, at));
    if (aside) {
      const stop = text.indexOf(aside[1], at);
      if (stop < 0) return fault(`${aside[0]} has no end`);
      if (text.slice(at, stop).includes('<!ENTITY')) return fault('declares entities of its own');
      at = stop + aside[1].length;
    } else if (text.startsWith('<![CDATA[', at)) {
      const stop = text.indexOf(']]>', at);
      if (stop < 0) return fault('<![CDATA[ has no end');
      inner.text += text.slice(at + 9, stop);
      at = stop + 3;
    } else {
      TAG.lastIndex = at;
      const tag = TAG.exec(text);
      if (!tag) return fault('something that is no tag');
      const [all, closes, qualified = '', attributes = '', isEmpty] = tag;
      const name = qualified.slice(qualified.indexOf(':') + 1);
      if (closes) {
        if (inner === top || inner.name !== name) return fault(`</${qualified}> closes nothing`);
        open.pop();
      } else {
        const element: Growing = {
          name,
          attributes: attributesIn(attributes),
          children: [],
          text: '',
          line: lineAt(at),
        };
        inner.children.push(element);
        if (!isEmpty) open.push(element);
        if (open.length > DEEPEST) return fault(`nested more than ${DEEPEST} levels deep`);
      }
      at += all.length;
    }
  }
  if (open.length > 1) return fault(`<${open.at(-1)!.name}> has no end`);
  return top.children[0] ?? fault('no element');
}

export function isFault(read: XmlElement | XmlFault): read is XmlFault {
  return 'reason' in read;
}

function attributesIn(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(ATTRIBUTE)].map(([, name = '', double, single]) => [
      name,
      plain(double ?? single ?? ''),
    ]),
  );
}

const ENTITIES: Readonly<Record<string, string>> = byWord({
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
});

function plain(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(\w+));/g, (all, decimal, hex, name: string) => {
    if (name !== undefined) return ENTITIES[name] ?? all;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}
