import { type ArtifactFormat, startsWith, unsupported } from '../inspection/format.ts';

/** By their first bytes; packages of Debian are archives of ar, which static libraries are too. */
const KINDS: readonly (readonly [mark: string, what: string])[] = [
  ['Rar!\x1a\x07', 'the RAR archive format'],
  ['MSCF\0\0\0\0', 'the cabinet archive format'],
  ['070701', 'the cpio archive format'],
  ['070702', 'the cpio archive format'],
  ['070707', 'the cpio archive format'],
  ['!<arch>\ndebian-binary', 'the package format of Debian'],
  ['\xed\xab\xee\xdb', 'the package format of RPM'],
  ['\x02\x21\x4c\x18', 'the old frame format of LZ4'],
  ['LZIP\x01', 'the compression of lzip'],
  ['\x89LZO\0\r\n\x1a\n', 'the compression of lzop'],
  ['\x1f\x9d', 'the compression of compress'],
  ['\xff\x06\0\0sNaPpY', 'the compression of Snappy'],
  ['hsqs', 'the file system SquashFS'],
  ['MSWIM\0\0\0', 'the image format of Windows'],
  ['xar!', 'the archive format of xar'],
  ['QFI\xfb', 'a disk of QEMU'],
  ['\xac\xed\0\x05', 'the serialization of Java'],
  ['blpk', 'the format of bloscpack'],
];

export const format: ArtifactFormat = {
  name: 'archive',
  description:
    'RAR, cabinets, cpio, packages of Debian and RPM, lzip, lzop, compress, Snappy: known by name only',
  family: 'compressed',
  rank: 0,
  first: KINDS.map(([mark]) => mark[0]).join(''),
  recognises: ({ head }) => whatIs(head) !== undefined,
  inspect: ({ head }) => unsupported('archive', whatIs(head) ?? 'the format'),
};

function whatIs(head: Uint8Array): string | undefined {
  return KINDS.find(([mark]) => startsWith(head, mark))?.[1];
}
