/** OpenVEX 0.2.0. */
import type { Making } from './bill.ts';
import { uuidOf } from './bill.ts';
import type { VexStatement } from './statements.ts';

/** The format wants a time; where none is given, it is the beginning of Unix time, which nobody takes for real. */
export const NO_TIME = '1970-01-01T00:00:00Z';

export function openvex(
  name: string,
  { timestamp, version }: Making,
  statements: readonly VexStatement[],
): object {
  const body = {
    author: name,
    timestamp: timestamp ?? NO_TIME,
    version: 1,
    tooling: `wherefrom ${version}`,
    statements: statements.map(statementJson),
  };
  return {
    '@context': 'https://openvex.dev/ns/v0.2.0',
    '@id': `urn:uuid:${uuidOf(JSON.stringify(body))}`,
    ...body,
  };
}

function statementJson({ ref, id, aliases, status, detail, action }: VexStatement): object {
  return {
    vulnerability: { name: id, ...(aliases.length > 0 && { aliases }) },
    products: [{ '@id': ref, identifiers: { purl: ref } }],
    status,
    ...(status === 'not_affected' && { impact_statement: detail ?? 'accepted without a reason' }),
    ...(status !== 'not_affected' && detail !== undefined && { status_notes: detail }),
    ...(status === 'affected' && { action_statement: action ?? 'Update it.' }),
  };
}
