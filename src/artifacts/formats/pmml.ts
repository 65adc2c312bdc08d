import { type ArtifactFormat, type Content, type Inspection, isPartial } from '../inspection/format.ts';
import { CUT_OFF } from '../inspection/harmless.ts';
import type { Reason } from '../inspection/reason.ts';

const LONGEST_PROLOGUE = 64 * 1024;
/** White space and comments may follow the document. */
const LONGEST_EPILOGUE = 64 * 1024;
/** `<`, white space, and the first bytes of the encodings of XML. */
const BEGINNINGS = new Set([0x3c, 0x20, 0x09, 0x0a, 0x0d, 0xef, 0xfe, 0xff, 0x00]);

/** Of an XML file only the declarations in front do harm, and only to readers that follow them. */
export const format: ArtifactFormat = {
  name: 'pmml',
  description: 'PMML model: XML, whose entities may name files or grow without end',
  family: 'model',
  rank: 0,
  first: '< \t\n\r\xef\xfe\xff\0',
  recognises: ({ head, name }) =>
    BEGINNINGS.has(head[0] ?? -1) &&
    (/<PMML[\s>]/.test(text(head)) || (/\.pmml$/i.test(name) && /<[?!]/.test(text(head)))),
  inspect(content: Content): Inspection {
    const prologue = isPartial(content) ? content.head : content.source.read(0, LONGEST_PROLOGUE);
    const cutOff = isPartial(content) || isClosed(content.source) ? [] : [CUT_OFF];
    return { format: 'pmml', globals: [], reasons: [...entityReasons(text(prologue)), ...cutOff] };
  },
};

/** The last tag is that of the document. */
function isClosed(source: Content['source']): boolean {
  const end = source.read(Math.max(0, source.size - LONGEST_EPILOGUE), LONGEST_EPILOGUE);
  return /<\/(?:[\w.-]{1,100}:)?PMML\s*>/.test(text(end));
}

/** Encodings of more than a byte would hide what is looked for. */
function text(bytes: Uint8Array): string {
  return Buffer.from(bytes.filter((byte) => byte !== 0)).toString('latin1');
}

function entityReasons(xml: string): Reason[] {
  const declared = xml.slice(0, Math.max(0, xml.search(/<PMML[\s>]/)) || undefined);
  const reasons: Reason[] = [];
  if (/<!(?:ENTITY|DOCTYPE)\s[^>]{0,1000}\b(?:SYSTEM|PUBLIC)\b/.test(declared)) {
    const message = 'it declares an entity in another file, which some readers fetch';
    reasons.push({ rule: 'escaping-path', verdict: 'suspicious', message });
  } else if (/<!ENTITY\s/.test(declared)) {
    const message = 'it declares entities of its own, which no program that writes PMML does';
    reasons.push({ rule: 'embedded-code', verdict: 'suspicious', message });
  }
  return reasons;
}
