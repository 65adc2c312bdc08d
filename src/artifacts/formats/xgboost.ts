import { startsWith } from '../inspection/format.ts';
import { harmlessFormat } from '../inspection/harmless.ts';
import { isWholeJson } from '../reading/json-end.ts';
import { isWholeUbjson } from '../reading/ubjson-end.ts';

const JSON_START = '{"learner":{';
const UBJSON_START = '{L\0\0\0\0\0\0\0\x07learner';

/** JSON, and the same as Universal Binary JSON. */
export const format = harmlessFormat(
  'xgboost',
  'XGBoost model: trees in JSON or UBJSON',
  '{',
  ({ head }) => startsWith(head, JSON_START) || startsWith(head, UBJSON_START),
  (source, budget) =>
    startsWith(source.read(0, JSON_START.length), JSON_START)
      ? isWholeJson(source, budget)
      : isWholeUbjson(source, budget),
);
