/** Python's names of codecs, and decoders for those that are not UTF-8. */
import { byWord } from '../../limits/by-word.ts';

/** Decodes a file piece by piece; throws where the bytes are not of its encoding, if it is strict. */
export type Decoder = (bytes: Uint8Array, more: boolean) => string;

/** Opens a decoder at the start of a file. */
export type Codec = (strict: boolean) => Decoder;

/** What {@link codecOf} answers for UTF-8, which needs no decoder. */
export const UTF8 = 'utf-8';

const UTF8_NAMES = /^(?:utf-?8(?:-sig|-ucs2|-ucs4)?|utf-8-.*|utf|u8|cp65001)$/;
const LATIN1_NAMES =
  /^(?:latin-?1|iso-?8859-1|iso-?8859|iso-latin-1|(?:latin-1|iso-8859-1|iso-latin-1)-.*|8859|cp819|ibm819|csisolatin1|iso-8859-1-1987|iso-ir-100|l1|latin)$/;
const ASCII_NAMES =
  /^(?:ascii|us-ascii|us|646|iso646-us|iso-ir-6|cp367|ibm367|csascii|ansi-x3\.?-?4-19\d\d)$/;

/** Python's names that the WHATWG's Encoding Standard does not have, and what it calls the same. */
const LABELS: Record<string, string> = byWord({
  ...{ cp932: 'shift_jis', 932: 'shift_jis', mskanji: 'shift_jis', sjis: 'shift_jis', 's-jis': 'shift_jis' },
  ...{
    cp936: 'gbk',
    936: 'gbk',
    cp949: 'euc-kr',
    uhc: 'euc-kr',
    euckr: 'euc-kr',
    cp950: 'big5',
    950: 'big5',
  },
  ...{ eucjp: 'euc-jp', ujis: 'euc-jp', euccn: 'gb2312', 'euc-cn': 'gb2312', iso2022jp: 'iso-2022-jp' },
  ...{
    'iso2022-jp': 'iso-2022-jp',
    big5hkscs: 'big5',
    hkscs: 'big5',
    'big5-tw': 'big5',
    shiftjis: 'shift_jis',
  },
  ...{ 'mac-roman': 'macintosh', macroman: 'macintosh', 'mac-cyrillic': 'x-mac-cyrillic', koi8: 'koi8-r' },
  ...{ maccyrillic: 'x-mac-cyrillic', cp866: 'ibm866', 866: 'ibm866', cp874: 'windows-874' },
});

/** The codec that Python means by a name; undefined for those that cannot be decoded here. */
export function codecOf(name: string): Codec | typeof UTF8 | undefined {
  const label = name.toLowerCase().replaceAll('_', '-');
  if (UTF8_NAMES.test(label)) return UTF8;
  if (LATIN1_NAMES.test(label)) return () => latin1;
  if (ASCII_NAMES.test(label)) return (strict) => (strict ? ascii : latin1);
  const iso = /^(?:iso-?)?8859-(\d+)$/.exec(label) ?? /^latin-?(\d+)$/.exec(label);
  if (label.startsWith('latin')) return whatwg(label.replace('-', ''));
  if (iso) return isoPart(Number(iso[1]));
  const windows = /^(?:cp|windows-)?(125[0-8])$/.exec(label);
  if (windows) return whatwg(`windows-${windows[1]}`);
  return whatwg(LABELS[label] ?? label.replace(/^tis-?620.*$/, 'windows-874'));
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}

function ascii(bytes: Uint8Array): string {
  if (bytes.some((byte) => byte > 0x7f)) throw new TypeError('not ASCII');
  return latin1(bytes);
}

/** The WHATWG reads parts 9 and 11 of ISO 8859 as code pages that put other characters at 0x80 to 0x9f. */
function isoPart(part: number): Codec | undefined {
  const codec = whatwg(`iso-8859-${part}`);
  if (!codec || (part !== 9 && part !== 11)) return codec;
  return (strict) => {
    const decode = codec(strict);
    return (bytes, more) =>
      Array.from(bytes, (byte) =>
        byte >= 0x80 && byte < 0xa0 ? String.fromCharCode(byte) : decode(Uint8Array.of(byte), more),
      ).join('');
  };
}

function whatwg(label: string): Codec | undefined {
  if (label.startsWith('utf')) return undefined;
  try {
    new TextDecoder(label);
  } catch {
    return undefined;
  }
  return (strict) => {
    const decoder = new TextDecoder(label, { fatal: strict, ignoreBOM: true });
    return (bytes, more) => decoder.decode(bytes, { stream: more });
  };
}
