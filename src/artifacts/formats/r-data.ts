import { type ArtifactFormat, startsWith, unsupported } from '../inspection/format.ts';

const MAGICS = ['RDX2\nX\n', 'RDX3\nX\n', 'RDA2\nA\n', 'RDA3\nA\n', 'X\n\0\0\0\x02\0', 'X\n\0\0\0\x03\0'];

/** R runs promises that a file holds; readers in Python do not know them. */
export const format: ArtifactFormat = {
  name: 'r-data',
  description: 'saved objects of R (.rds, .RData)',
  family: 'model',
  rank: 0,
  recognises: ({ head }) => MAGICS.some((magic) => startsWith(head, magic)),
  inspect: () => unsupported('r-data', 'the format of saved objects of R'),
};
