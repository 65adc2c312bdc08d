import { readFileSync } from 'node:fs';
import type { OwnModel, OwnModelFile } from '../code/own-models.ts';
import { UnreadableError, UsageError } from '../limits/errors.ts';
import { reasonOf } from '../limits/system.ts';
import type { NamedModel } from './settings.ts';

/** What describes libraries is written by people; a larger file is something else. */
const LARGEST = 1024 * 1024;

/** The models that the settings name, read and checked; what reads them is loaded only when there are some. */
export async function ownModels(named: readonly NamedModel[]): Promise<readonly OwnModel[]> {
  if (named.length === 0) return [];
  const { readOwnModels } = await import('../code/own-models.ts');
  return readOwnModels(named.map(fileOf));
}

function fileOf({ path, absolute, by }: NamedModel): OwnModelFile {
  const text = textOf(path, absolute);
  if (text.length > LARGEST)
    throw new UsageError(
      `${path} is larger than a model can be`,
      'describe one library in a file: docs/models.md',
    );
  return { path, text, by };
}

function textOf(path: string, absolute: string): string {
  try {
    return readFileSync(absolute, 'utf8');
  } catch (error) {
    throw new UnreadableError(
      `the model ${path} cannot be read: ${reasonOf(error)}`,
      'name a file: docs/models.md',
    );
  }
}
