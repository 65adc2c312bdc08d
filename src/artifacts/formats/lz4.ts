import { type ArtifactFormat, startsWith, unsupported } from '../inspection/format.ts';

export const format: ArtifactFormat = {
  name: 'lz4',
  description: 'LZ4 around anything: joblib',
  family: 'compressed',
  rank: 0,
  recognises: ({ head }) => startsWith(head, [0x04, 0x22, 0x4d, 0x18]),
  inspect: () => unsupported('lz4', 'LZ4 compression'),
};
