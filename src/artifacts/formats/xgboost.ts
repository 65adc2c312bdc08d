import { startsWith } from '../inspection/format.ts';
import { harmlessFormat } from '../inspection/harmless.ts';

/** JSON, and the same as Universal Binary JSON. */
export const format = harmlessFormat(
  'xgboost',
  'XGBoost model: trees in JSON or UBJSON',
  ({ head }) => startsWith(head, '{"learner":{') || startsWith(head, '{L\0\0\0\0\0\0\0\x07learner'),
);
