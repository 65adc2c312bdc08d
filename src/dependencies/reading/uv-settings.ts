import type { TrustSetting } from './declarations.ts';
import type { Node } from './tree.ts';

/** Whom uv trusts: the same keys in `[tool.uv]`, in its `pip` table, and at the top of uv.toml. */
export function uvSettings(table: Node): TrustSetting[] {
  const pip = table.at('pip');
  return [...own(table), ...(pip ? own(pip) : []), ...(table.at('index')?.items() ?? []).flatMap(namedIndex)];
}

function own(table: Node): TrustSetting[] {
  const primary = table.at('index-url');
  const strategy = table.at('index-strategy');
  const alone = table.at('no-index');
  return [
    ...(primary ? index(primary, 'primary') : []),
    ...listed(table, 'extra-index-url').flatMap((node) => index(node, 'extra')),
    ...listed(table, 'find-links').flatMap((node) => text(node, (url) => ({ kind: 'find-links', url }))),
    ...listed(table, 'allow-insecure-host').flatMap((node) =>
      text(node, (host) => ({ kind: 'trusted-host', host })),
    ),
    ...listed(table, 'trusted-host').flatMap((node) =>
      text(node, (host) => ({ kind: 'trusted-host', host })),
    ),
    ...(alone?.flag() ? [{ kind: 'no-index', tool: 'uv', location: alone.location } as const] : []),
    ...(strategy ? text(strategy, (name) => ({ kind: 'index-strategy', strategy: name })) : []),
    ...unverifiedHashes(table),
  ];
}

/** A list, or a single string in its place. */
function listed(table: Node, key: string): Node[] {
  const node = table.at(key);
  return node === undefined ? [] : node.isText ? [node] : node.items();
}

type Setting = TrustSetting extends infer T
  ? T extends TrustSetting
    ? Omit<T, 'location' | 'tool'>
    : never
  : never;

function text(node: Node, setting: (text: string) => Setting): TrustSetting[] {
  const value = node.text();
  return value === undefined
    ? []
    : [{ ...setting(value), tool: 'uv', location: node.location } as TrustSetting];
}

function index(node: Node, role: 'primary' | 'extra', name?: string): TrustSetting[] {
  return text(node, (url) => ({ kind: 'index', url, name, role }));
}

/** uv checks the hashes that it is given, unless told not to. */
function unverifiedHashes(table: Node): TrustSetting[] {
  const node = table.at('no-verify-hashes') ?? table.at('verify-hashes');
  const isOff = node?.flag() === (table.at('no-verify-hashes') !== undefined);
  return node && isOff ? [{ kind: 'unchecked', tool: 'uv', what: 'hashes', location: node.location }] : [];
}

/** `[[index]]`; one that is neither explicit nor the default is searched before the default for every package. */
function namedIndex(table: Node): TrustSetting[] {
  const url = table.at('url');
  const name = table.at('name')?.text();
  const role = table.at('explicit')?.flag() ? 'explicit' : table.at('default')?.flag() ? 'primary' : 'extra';
  const flat = table.at('format')?.text() === 'flat';
  if (!url) return [];
  const ignored = table.at('ignore-error-codes');
  const codes = (ignored?.items() ?? []).map(({ value }) => Number(value)).filter(Number.isInteger);
  const own = text(url, (value) =>
    flat ? { kind: 'find-links', url: value } : { kind: 'index', url: value, name, role },
  );
  if (!ignored) return own;
  const index = name ?? url.text() ?? '';
  const explicit = role === 'explicit';
  return [...own, { kind: 'ignored-errors', tool: 'uv', index, codes, explicit, location: ignored.location }];
}
