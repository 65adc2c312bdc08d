import { type ArtifactFormat, startsWith, unsupported } from '../inspection/format.ts';

export const format: ArtifactFormat = {
  name: 'lzma',
  description: 'LZMA (alone) around anything: joblib, lzma.open',
  family: 'compressed',
  rank: 0,
  recognises: ({ head }) => startsWith(head, [0x5d, 0, 0]) && (head[12] === 0 || head[12] === 0xff),
  inspect: () => unsupported('lzma', 'LZMA compression'),
};
