import { describe, expect, test } from 'vitest';
import { indexesFor, readNetrc } from '../../../src/dependencies/index/indexes.ts';
import type { Tool, TrustSetting } from '../../../src/dependencies/reading/declarations.ts';

const location = { path: 'pip.conf', line: 1, column: 1, endLine: 1, endColumn: 2 };
const index = (url: string, role: 'primary' | 'extra' | 'explicit', tool: Tool = 'pip'): TrustSetting => ({
  ...{ kind: 'index', url, role, tool, name: undefined, location },
});
const asked = async (layers: TrustSetting[][], commandLine?: string) => {
  const { indexes, order } = await indexesFor({ root: '/nowhere', commandLine, layers, secrets: new Map() });
  return [order, ...indexes];
};
const [A, B, C] = ['https://a.test/simple', 'https://b.test/simple', 'https://c.test/simple'];

describe('which indexes are asked', () => {
  test('the command line before the project before the user', async () => {
    const layers = [[index(B, 'primary')], [index(C, 'primary')]];
    expect(await asked(layers, A)).toEqual(['all', A]);
    expect(await asked(layers)).toEqual(['all', B]);
  });
  test('the default one where nobody names one', async () => {
    const [, only] = await asked([]);
    expect(only).toMatch(/^https:\/\/.*\/simple$/);
  });
  test("pip's extra indexes beside the primary one, uv's before it and alone if they have the project", async () => {
    expect(await asked([[index(A, 'primary'), index(B, 'extra')]])).toEqual(['all', B, A]);
    expect(await asked([[index(A, 'primary', 'uv'), index(B, 'extra', 'uv')]])).toEqual(['first', B, A]);
  });
  test('channels of conda are no indexes, and pixi has those of uv', async () => {
    expect(await asked([[index(B, 'primary', 'conda'), index(A, 'primary')]])).toEqual(['all', A]);
    expect(await asked([[index(A, 'primary', 'pixi'), index(B, 'extra', 'pixi')]])).toEqual(['first', B, A]);
  });
  test('an index for packages that name it is asked for no others', async () => {
    expect(await asked([[index(A, 'primary'), index(B, 'explicit', 'uv')]])).toEqual(['all', A]);
  });
  describe('of a package', () => {
    const named = (role: 'explicit' | 'extra', packages?: string[]): TrustSetting => ({
      ...(index(B, role, packages ? 'pdm' : 'uv') as Extract<TrustSetting, { kind: 'index' }>),
      ...{ name: 'Mine', ...(packages && { packages }) },
    });
    const reserved = async (layer: TrustSetting[], wanted: [string, string][] = []) => {
      const wishes = { commandLine: undefined, secrets: new Map(), named: new Map(wanted), root: '/nowhere' };
      return indexesFor({ ...wishes, layers: [[index(A, 'primary'), ...layer]] });
    };
    test('that names its index, only that one', async () => {
      const { reserved: of, notes } = await reserved(
        [named('explicit')],
        [
          ['tool', 'mine'],
          ['lib', C],
        ],
      );
      expect([of('tool'), of('lib'), of('other'), notes]).toEqual([[B], [C], undefined, []]);
    });
    test('that names the default one, the default one', async () => {
      const { reserved: of } = await reserved([named('extra')], [['tool', 'PyPI']]);
      expect(of('tool')).toEqual([A]);
    });
    test('that names what is nowhere declared, none, and that is said', async () => {
      const { reserved: of, notes } = await reserved([], [['tool', 'gone']]);
      expect([of('tool'), notes]).toEqual([
        [],
        ['tool is to come from the index "gone", which nothing declares'],
      ]);
    });
    test('that an index includes, only that one', async () => {
      const { reserved: of } = await reserved([named('explicit', ['Mine_*', 'x?'])]);
      expect([of('mine-tool'), of('xy'), of('xyz'), of('mine')]).toEqual([[B], [B], undefined, undefined]);
    });
  });
  test('what an index excludes comes from the others, unless it is included there', async () => {
    const pdm = (url: string, packages: string[], excludes: string[]): TrustSetting => ({
      ...(index(url, 'extra', 'pdm') as Extract<TrustSetting, { kind: 'index' }>),
      ...{ packages, excludes },
    });
    const { reserved: of } = await indexesFor({
      ...{ root: '/nowhere', commandLine: undefined, secrets: new Map() },
      layers: [[index(A, 'primary'), pdm(B, ['tool'], ['bar-*', 'tool']), pdm(C, [], ['bar-x'])]],
    });
    expect([of('tool'), of('bar-x'), of('bar-y'), of('foo')]).toEqual([[B], [A], [C, A], undefined]);
  });
  test('pages of links are looked at without their credentials, and what is no folder is said', async () => {
    const links = (url: string): TrustSetting => ({ kind: 'find-links', url, tool: 'pip', location });
    const layer = [links('https://me:secret@a.test/links.html#x'), links('./wheels'), links(C)];
    const found = await indexesFor({ root: '/nowhere', commandLine: A, layers: [layer], secrets: new Map() });
    expect([found.links, found.notes]).toEqual([
      ['https://a.test/links.html', C],
      ['./wheels of find-links is no folder that can be looked at'],
    ]);
    expect(found.credentials(new URL('https://a.test/links.html'))).toBe('me:secret');
  });
  test('an address with a variable in it is none, and that is said', async () => {
    const { indexes, notes } = await indexesFor({
      root: '/nowhere',
      commandLine: undefined,
      // biome-ignore lint/suspicious/noTemplateCurlyInString: as pip.conf has it
      layers: [[index('https://${TOKEN}@b.test/simple', 'extra'), index(A, 'primary')]],
      secrets: new Map(),
    });
    expect(indexes).toEqual([A]);
    expect(notes).toHaveLength(1);
  });
});

describe('credentials', () => {
  const netrc =
    'machine a.test\n  login me\n  password one\nmacdef init\nput x\nmachine b.test login x password y\n\nmachine c.test login you password two';
  test('of .netrc, in any layout, macros passed over', () => {
    expect([...readNetrc(netrc)]).toEqual([
      ['a.test', 'me:one'],
      ['c.test', 'you:two'],
    ]);
  });
  test('go to their own host, and those of .netrc only over TLS', async () => {
    const { credentials, indexes } = await indexesFor({
      root: '/nowhere',
      commandLine: 'https://user:p%40ss@b.test/simple',
      layers: [],
      secrets: readNetrc(netrc),
    });
    expect(indexes).toEqual([B]);
    expect(credentials(new URL(`${B}/x/`))).toBe('user:p@ss');
    expect(credentials(new URL('https://a.test/'))).toBe('me:one');
    expect(credentials(new URL('http://a.test/'))).toBeUndefined();
    expect(credentials(new URL('https://elsewhere.test/'))).toBeUndefined();
  });
});
