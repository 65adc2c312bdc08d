/**
 * Writes a small excerpt of an OSV export for the example and the tests: the records of well-known packages, as
 * they are, at most the newest {@link MOST} of one package.
 *
 *     node scripts/advisory-excerpt.ts EXPORT.jsonl.gz examples/advisories/pypi-DATE.jsonl
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const MOST = 30;

const PACKAGES = new Set(
  `aiohttp bleach celery certifi cryptography django fastapi flask gitpython gunicorn httpx idna ipython jinja2 joblib
  jupyter-server lxml mako mlflow nltk notebook numpy pandas paramiko pillow pip protobuf pyarrow pydantic pyjwt pyyaml
  redis requests scikit-learn setuptools sqlalchemy sqlparse starlette torch tornado twisted urllib3 werkzeug wheel`.split(
    /\s+/,
  ),
);

interface OsvRecord {
  readonly id: string;
  readonly modified: string;
  readonly affected?: readonly { readonly package: { readonly name: string } }[];
}

const [input, output] = process.argv.slice(2);
if (!input || !output) {
  console.error('usage: advisory-excerpt.ts EXPORT.jsonl.gz OUTPUT.jsonl');
  process.exit(2);
}

const byPackage = new Map<string, { record: OsvRecord; line: string }[]>();
for (const line of gunzipSync(readFileSync(input)).toString('utf8').split('\n').filter(Boolean)) {
  const record = JSON.parse(line) as OsvRecord;
  for (const name of new Set(record.affected?.map((entry) => entry.package.name))) {
    if (PACKAGES.has(name)) byPackage.set(name, [...(byPackage.get(name) ?? []), { record, line }]);
  }
}

const chosen = new Map<string, string>();
for (const records of byPackage.values()) {
  records.sort((a, b) => (a.record.modified > b.record.modified ? -1 : 1));
  for (const { record, line } of records.slice(0, MOST)) chosen.set(record.id, line);
}
const lines = [...chosen].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => `${line}\n`);
writeFileSync(output, lines.join(''));
console.log(`${lines.length} records of ${byPackage.size} packages`);
