import { type ArtifactFormat, startsWith, unsupported } from '../inspection/format.ts';

export const format: ArtifactFormat = {
  name: 'joblib-zfile',
  description: 'joblib before 0.10: a header of its own and zlib',
  family: 'compressed',
  rank: 0,
  recognises: ({ head }) => startsWith(head, 'ZF0x'),
  inspect: () => unsupported('joblib-zfile', 'the compressed format of joblib before 0.10'),
};
