import { isText } from '../inspection/content.ts';
import {
  type ArtifactFormat,
  type Content,
  type Context,
  type Inspection,
  isPartial,
  startsWith,
} from '../inspection/format.ts';
import { carriedIn, LOOK, mayHold } from '../pickle/carried.ts';

/** Most large files that nobody knows are weights, films and volumes; looking through all of them takes longer than all else. */
const LARGEST = 8 * 1024 * 1024;

/** Pictures, sounds, films, fonts, documents and programs: large ones are many, and no program takes pickles out of them. */
const MEDIA = [
  '\x89PNG',
  '\xff\xd8\xff',
  'GIF8',
  'RIFF',
  'OggS',
  'ID3',
  'fLaC',
  '%PDF',
  '\0\x01\0\0\0',
  'OTTO',
  'wOF',
  '\x7fELF',
  'MZ',
  'II*\0',
  'MM\0*',
  '\x1aE\xdf\xa3',
];
/** The second word of MPEG's films, and of Apple's. */
const FILM = 'ftyp';

/** Stores, dumps and records that nobody knows here: whoever reads them may unpickle what lies in them. */
export const format: ArtifactFormat = {
  name: 'other',
  description: 'binary data of any other kind: pickles within it',
  family: 'model',
  rank: 0,
  last: true,
  recognises(content: Content): boolean {
    const { source, head, size } = content;
    if (size > LARGEST || isPartial(content) || isText(head)) return false;
    return size > LOOK ? !isMedia(head) : mayHold(source.read(0, size));
  },
  inspect({ source }: Content, context: Context): Inspection | undefined {
    const members = carriedIn(source, context);
    return members.length > 0 ? { format: 'other', globals: [], reasons: [], members } : undefined;
  },
};

function isMedia(head: Uint8Array): boolean {
  return MEDIA.some((mark) => startsWith(head, mark)) || startsWith(head, FILM, 4);
}
