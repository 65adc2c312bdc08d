/** The JSON schemas that docs/ publishes, held stricter than their readers need: an unknown field of ours is a fault. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

const DOCS = join(import.meta.dirname, '..', '..', 'docs');

/** For `docs/NAME`. */
export function validator(name: string): ValidateFunction {
  const schema = JSON.parse(readFileSync(join(DOCS, name), 'utf8'));
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictRequired: false });
  return ajv.compile(closed(schema) as object);
}

/** Readers accept fields that they do not know; the writer has none that the schema does not know. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const object = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  const isObject = 'properties' in object && !('$ref' in object);
  // In a condition, properties tell which objects are meant, not all that they have.
  return isObject && ('type' in object || '$schema' in object)
    ? { ...object, additionalProperties: false }
    : object;
}
