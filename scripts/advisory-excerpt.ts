/**
 * Writes a small excerpt of an OSV export for the example and the tests: all records of well-known packages, as
 * they are.
 *
 *     node scripts/advisory-excerpt.ts EXPORT.jsonl.gz examples/advisories/pypi-DATE.jsonl
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const PACKAGES = new Set(
  `aiohttp celery certifi cryptography django fastapi flask gitpython gunicorn httpx idna jinja2 joblib lxml mako mlflow
  numpy pandas paramiko pillow pip protobuf pyarrow pydantic pyjwt pyyaml redis requests scikit-learn setuptools
  sqlalchemy sqlparse starlette torch tornado urllib3 werkzeug wheel`.split(/\s+/),
);

interface OsvRecord {
  readonly id: string;
  readonly affected?: readonly { readonly package: { readonly name: string } }[];
}

const [input, output] = process.argv.slice(2);
if (!input || !output) {
  console.error('usage: advisory-excerpt.ts EXPORT.jsonl.gz OUTPUT.jsonl');
  process.exit(2);
}

const chosen = new Map<string, string>();
for (const line of gunzipSync(readFileSync(input)).toString('utf8').split('\n').filter(Boolean)) {
  const record = JSON.parse(line) as OsvRecord;
  if (record.affected?.some((entry) => PACKAGES.has(entry.package.name))) chosen.set(record.id, line);
}
const lines = [...chosen].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => `${line}\n`);
writeFileSync(output, lines.join(''));
console.log(`${lines.length} records of ${PACKAGES.size} packages`);
