import { type ArtifactFormat, startsWith, unsupported } from '../inspection/format.ts';

export const format: ArtifactFormat = {
  name: '7z',
  description: '7z archive',
  family: 'compressed',
  rank: 0,
  first: '7',
  recognises: ({ head }) => startsWith(head, [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]),
  inspect: () => unsupported('7z', 'the 7z archive format'),
};
