import type { LookupFunction } from 'node:net';
import { describe, expect, test } from 'vitest';
import { lookupOnce } from '../../src/network/lookups.ts';

const ADDRESSES = [{ address: '192.0.2.1', family: 4 }];

/** Answers later, with an error as often as it is told to. */
function server(failures = 0) {
  const asked: string[] = [];
  const ask: LookupFunction = (hostname, _, callback) => {
    asked.push(hostname);
    const error =
      asked.length <= failures ? Object.assign(new Error('no answer'), { code: 'EAI_AGAIN' }) : null;
    setImmediate(() => callback(error, error ? [] : ADDRESSES));
  };
  const lookup = lookupOnce(ask);
  const addressOf = (hostname: string, options = { all: true }) =>
    new Promise((resolve, reject) => {
      lookup(hostname, options, (error, address) => (error ? reject(error) : resolve(address)));
    });
  return { asked, addressOf };
}

describe('addresses of a host', () => {
  test('are asked for once, by all that want them at once and later', async () => {
    const { asked, addressOf } = server();
    const answers = await Promise.all(['a.example', 'a.example', 'b.example'].map((name) => addressOf(name)));
    expect(await addressOf('a.example')).toEqual(ADDRESSES);
    expect(answers).toEqual([ADDRESSES, ADDRESSES, ADDRESSES]);
    expect(asked).toEqual(['a.example', 'b.example']);
  });

  test('are asked for again after a failure, which all that waited are told', async () => {
    const { asked, addressOf } = server(1);
    const answers = await Promise.allSettled([addressOf('a.example'), addressOf('a.example')]);
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await addressOf('a.example')).toEqual(ADDRESSES);
    expect(asked).toHaveLength(2);
  });

  test('of one kind are no others', async () => {
    const { asked, addressOf } = server();
    await Promise.all([addressOf('a.example'), addressOf('a.example', { all: false })]);
    expect(asked).toHaveLength(2);
  });
});
