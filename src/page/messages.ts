/** What the page and its worker say to each other. */
import type { ArtifactEntry } from '../report/report.ts';

export interface Question {
  readonly id: number;
  readonly file: File;
}

export type Answer =
  /** The file first, its members behind it as `file!/member`. */
  | { readonly id: number; readonly entries: readonly ArtifactEntry[] }
  | { readonly id: number; readonly failure: string };
