import { type ArtifactFormat, startsWith, unsupported } from '../inspection/format.ts';

export const format: ArtifactFormat = {
  name: 'bzip2',
  description: 'bzip2 around anything: joblib, pandas, bz2.open',
  family: 'compressed',
  rank: 0,
  recognises: ({ head }) => startsWith(head, 'BZh') && startsWith(head.subarray(4), '1AY&SY'),
  inspect: () => unsupported('bzip2', 'bzip2 compression'),
};
