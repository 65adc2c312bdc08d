import { expect, test } from 'vitest';
import { selectedBySql, writtenBySql } from '../../src/code/payload/sql.ts';

/** As `column<parameter` for what is written, `name:column` for what is selected; `-` where it is not plain. */
function written(sql: string): string {
  const found = writtenBySql(sql);
  return found
    ? `${found.table} ${[...found.columns].map(([by, column]) => `${column}<${by}`).join(' ')}`
    : '-';
}

function selected(sql: string): string {
  const found = selectedBySql(sql);
  return found
    ? `${found.table} ${found.columns.map(({ name, column }) => `${name}:${column}`).join(' ')}`
    : '-';
}

test.each([
  ['INSERT INTO jobs (name, payload) VALUES (?, ?)', 'jobs name<0 payload<1'],
  ['insert or replace into "Jobs" ("name", payload) values (%s, %s)', 'Jobs name<0 payload<1'],
  ['REPLACE INTO jobs (name, payload, at) VALUES (:name, :data, 7)', 'jobs name<name payload<data'],
  ['INSERT INTO jobs (a, b) VALUES (%(x)s, %(y)s)', 'jobs a<x b<y'],
  ['INSERT INTO jobs (a, b) VALUES ($2, $1)', 'jobs a<1 b<0'],
  // Without the names of columns their order is that of the table.
  ['INSERT INTO jobs VALUES (?, ?)', '-'],
  ['INSERT INTO jobs (a, b) VALUES (?, zip(?))', '-'],
  ['INSERT INTO jobs (a) SELECT payload FROM old', '-'],
  ['UPDATE jobs SET payload = ?, at = ? WHERE name = ?', 'jobs payload<0 at<1'],
  // What is counted before it counts, too.
  ['UPDATE jobs SET n = n + ?, payload = ?', 'jobs payload<1'],
  ['UPDATE jobs j JOIN users u SET payload = ?', '-'],
  ['DELETE FROM jobs WHERE payload = ?', '-'],
  ['', '-'],
])('%s writes', (sql, expected) => {
  expect(written(sql)).toBe(expected);
});

test.each([
  ['SELECT payload FROM jobs WHERE name = ?', 'jobs payload:payload'],
  ['select j.name, j.payload AS data from jobs j order by name, payload', 'jobs name:name data:payload'],
  ['SELECT * FROM jobs', 'jobs :'],
  ['SELECT max(at), payload FROM jobs', 'jobs : payload:payload'],
  ['SELECT payload FROM jobs, users', '-'],
  ['SELECT payload FROM jobs j, users u WHERE u.id = j.user', '-'],
  ['SELECT payload FROM jobs JOIN users ON 1', '-'],
  ['SELECT payload FROM jobs UNION SELECT name FROM users', '-'],
  ['UPDATE jobs SET payload = ?', '-'],
])('%s reads', (sql, expected) => {
  expect(selected(sql)).toBe(expected);
});

test('a long statement is none', () => {
  expect(written(`INSERT INTO jobs (a) VALUES (?)${' '.repeat(4_000)}`)).toBe('-');
});
