import { startsWith } from '../inspection/format.ts';
import { harmlessFormat } from '../inspection/harmless.ts';

export const format = harmlessFormat('catboost', 'CatBoost model: trees in a flat buffer', ({ head }) =>
  startsWith(head, 'CBM1'),
);
