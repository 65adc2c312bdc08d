import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const SCHEMAS = join(import.meta.dirname, '..', '..', '..', '..', 'schemas');
const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(join(SCHEMAS, 'pickle.schema.json'), 'utf8')));

/** What of a document is not as its schema says. */
export function schemaFaults(document: unknown): unknown[] {
  return validate(document) ? [] : (validate.errors ?? []);
}
