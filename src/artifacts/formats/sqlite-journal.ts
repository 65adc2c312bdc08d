import { type ArtifactFormat, startsWith, unsupported } from '../inspection/format.ts';

/** Whoever opens the database next writes the pages in it back. */
export const format: ArtifactFormat = {
  name: 'sqlite-journal',
  description: 'rollback journal of an SQLite database',
  family: 'database',
  rank: 0,
  first: '\xd9',
  recognises: ({ head }) => startsWith(head, [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7]),
  inspect: () => unsupported('sqlite-journal', 'the rollback journal of SQLite'),
};
