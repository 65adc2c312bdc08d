import { startsWith } from '../inspection/format.ts';
import { harmlessFormat } from '../inspection/harmless.ts';

export const format = harmlessFormat('lightgbm', 'LightGBM model: text with trees', ({ head }) =>
  startsWith(head, 'tree\nversion=v'),
);
