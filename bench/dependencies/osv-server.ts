/**
 * A small OSV server on loopback, as far as other auditors ask one: `/v1/query`, `/v1/querybatch`, `/v1/vulns/ID`.
 * usage: node osv-server.ts EXPORT; prints its address.
 */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { applyingTo } from '../../src/dependencies/advisories/match.ts';
import { indexOf } from '../../tests/dependencies/advisories/support/index.ts';
import { recordLines } from './lock.ts';

interface Query {
  readonly package?: { readonly name?: string; readonly purl?: string };
  readonly version?: string;
}

const lines = recordLines(process.argv[2] as string);
const records = new Map(
  lines.map((line) => JSON.parse(line) as { id: string; modified: string }).map((one) => [one.id, one]),
);
const index = indexOf(Buffer.from(lines.map((line) => `${line}\n`).join('')));

const server = createServer(async (request, response) => {
  const path = request.url ?? '';
  const one = records.get(decodeURIComponent(path.split('/').at(-1) as string));
  if (request.method === 'GET') return answer(response, one ?? { code: 5 });
  let body = '';
  for await (const chunk of request) body += chunk;
  const asked = JSON.parse(body) as Query & { queries?: Query[] };
  if (!path.endsWith('/querybatch')) return answer(response, { vulns: found(asked) });
  const short = (queries: Query[]) =>
    queries.map((query) => ({ vulns: found(query).map(({ id, modified }) => ({ id, modified })) }));
  answer(response, { results: short(asked.queries ?? []) });
});
server.listen(0, '127.0.0.1', () =>
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
);

function found({ package: { name = '', purl = '' } = {}, version = '' }: Query) {
  const [, purlName = name, purlVersion = version] = /^pkg:pypi\/([^@]+)@?(.*)$/.exec(purl) ?? [];
  return applyingTo(index, purlName, purlVersion).flatMap((id) => records.get(id) ?? []);
}

function answer(response: ServerResponse, value: object): void {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(value));
}
