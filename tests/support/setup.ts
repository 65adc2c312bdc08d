import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeRegistries } from '../../scripts/registries.ts';

/** Before any test: the generated lists are those of today's files, and nothing is kept in the developer's own folders. */
export default function setup(): () => void {
  writeRegistries(join(import.meta.dirname, '..', '..'));
  const home = mkdtempSync(join(tmpdir(), 'wherefrom-home-'));
  process.env.WHEREFROM_TEST_HOME = home;
  return () => rmSync(home, { recursive: true, force: true });
}
