import { join } from 'node:path';
import { writeRegistries } from '../../scripts/registries.ts';

/** Before any test: the generated lists are those of today's files. */
export default function setup(): void {
  writeRegistries(join(import.meta.dirname, '..', '..'));
}
