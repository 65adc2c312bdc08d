/** Artifacts of any size, each made of one thing over and over. */
import { ARCHIVES } from './archives.ts';
import type { Artifact } from './bytes.ts';
import { DATABASES } from './databases.ts';
import { MODELS } from './models.ts';
import { PICKLES } from './pickles.ts';
import { CARRIERS, TEXTS } from './texts.ts';

export const ARTIFACTS: Record<string, Artifact> = {
  ...PICKLES,
  ...ARCHIVES,
  ...MODELS,
  ...DATABASES,
  ...TEXTS,
  ...CARRIERS,
};
