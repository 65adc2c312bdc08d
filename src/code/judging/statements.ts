import { argumentsFor } from '../flow/ask/bind.ts';
import { callersOf } from '../flow/ask/callers.ts';
import type { Engine } from '../flow/ask/engine.ts';
import { objectOf, type Value } from '../flow/value.ts';
import type { Module } from '../program/module.ts';
import { intern, spelling } from '../python/names.ts';

/** Statements of SQL that are told by how they begin, whatever object sends them. */

/** What methods that send statements are called: of drivers, and of what programs make around these. */
export const SENDING: readonly number[] = [
  'command',
  'exec_driver_sql',
  'execute',
  'execute_query',
  'execute_sql',
  'executemany',
  'executescript',
  'fetch',
  'fetch_all',
  'fetch_one',
  'fetchrow',
  'fetchval',
  'mogrify',
  'prepare',
  'query',
  'query_df',
  'raw',
  'raw_sql',
  'run_query',
  'run_sql',
  'scalar',
  'scalars',
  'sql',
].map(intern);

/** Whether a file has a statement of SQL written in it: looking at bytes costs less than walking its functions. */
export function mayHoldStatements({ tree: { bytes } }: Module): boolean {
  const { buffer, byteOffset, length } = bytes;
  return WRITTEN.test(Buffer.from(buffer, byteOffset, length).toString('latin1'));
}

const WRITTEN =
  /\b(SELECT|INSERT|UPDATE|DELETE|CREATE|DROP|ALTER|TRUNCATE|MERGE|REPLACE|SAVEPOINT|PRAGMA|GRANT|COPY)[ \n]|["'] ?(select|insert into|update|delete from|create|drop|alter|truncate|replace into|with) /;

/** A text that is put together, and begins as a statement of SQL does; also by a function of the project. */
export function isStatement(engine: Engine, value: Value): boolean {
  const object = objectOf(value);
  if (object.kind === 'constant') return false;
  return (
    begins(object, DEEPEST) ||
    alternativesOf(object).some((one) => isMade(engine, one)) ||
    (object.kind === 'parameter' && isHandedOn(engine, object))
  );
}

/** `def query(self, sql, *args)` in front of a driver: what callers hand over. */
function isHandedOn(engine: Engine, { site: { scope }, index }: Value & { kind: 'parameter' }): boolean {
  if (!NAMED.test(spelling(scope.parameters[index]?.name ?? 0))) return false;
  return callersOf(engine, scope).some((frame) =>
    argumentsFor(engine, frame, index).some(({ value }) => begins(value, DEEPEST)),
  );
}

const NAMED = /^(sql|query|stmt|statement)$/;

function alternativesOf(value: Value): readonly Value[] {
  return value.kind === 'choice' ? value.alternatives.map((one) => objectOf(one.value)) : [value];
}

function isMade({ near }: Engine, value: Value): boolean {
  if (value.kind !== 'call') return false;
  return near
    .refs(value.callee, undefined)
    .some(
      (ref) =>
        ref.sort === 'function' && near.walked(ref.scope).returns.some((one) => begins(one.value, DEEPEST)),
    );
}

/** `f"SELECT …{x}"`, `"SELECT … %s" % x`, `"SELECT …".format(x)`, `sql += …` of such. */
function begins(value: Value, depth: number): boolean {
  if (depth === 0) return false;
  const object = objectOf(value);
  switch (object.kind) {
    case 'constant':
      return typeof object.literal === 'string' && VERB.test(object.literal);
    case 'operation': {
      const [first] = object.operands;
      return COMPOSING.has(object.operator) && first !== undefined && begins(first, depth - 1);
    }
    case 'call': {
      const { callee, args } = object;
      if (callee.kind !== 'attribute') return false;
      if (spelling(callee.name) === 'format') return begins(callee.base, depth - 1);
      const joined = spelling(callee.name) === 'join' && args[0] ? objectOf(args[0].value) : undefined;
      const first = joined?.kind === 'sequence' ? joined.elements[0] : undefined;
      return first !== undefined && begins(first, depth - 1);
    }
    case 'choice':
      return object.alternatives.some((one) => begins(one.value, depth - 1));
    default:
      return false;
  }
}

const COMPOSING: ReadonlySet<string> = new Set(['+', '%', 'format']);

const VERB =
  /^[\s(]*(select|insert into|insert or|update|delete from|create (table|view|index|database|schema|or replace|temp)|drop (table|view|index|database|schema)|alter (table|view)|truncate|merge into|replace into|with \w+ as|savepoint|release savepoint|rollback to|pragma|explain|grant|copy)\b/i;

/** Pieces that are put together one after the other. */
const DEEPEST = 12;
