import { type ArtifactFormat, startsWith, unsupported } from '../inspection/format.ts';

export const format: ArtifactFormat = {
  name: 'xz',
  description: 'xz around anything: joblib, pandas, lzma.open',
  family: 'compressed',
  rank: 0,
  recognises: ({ head }) => startsWith(head, [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]),
  inspect: () => unsupported('xz', 'xz compression'),
};
