import { byWord } from '../../limits/by-word.ts';
import type { Engine } from '../flow/ask/engine.ts';
import { isCallee } from '../judging/callee.ts';
import { Kind } from '../python/nodes.ts';
import { calledPath } from './meaning.ts';
import { goesTo, madeBy, methodCall } from './named-bytes.ts';
import type { Spot } from './payload.ts';

/** What lies between pickled bytes and the place they are kept in: Base64, compression, the text of ASCII bytes. */

/** By what makes it: the name of the layer. */
const WRAPPING: Readonly<Record<string, string>> = byWord({
  'base64.b64encode': 'base64',
  'base64.standard_b64encode': 'base64',
  'base64.encodebytes': 'base64',
  'base64.urlsafe_b64encode': 'base64 for URLs',
  'binascii.hexlify': 'hex',
  'zlib.compress': 'zlib',
  'gzip.compress': 'gzip',
  'bz2.compress': 'bz2',
  'lzma.compress': 'lzma',
});

/** By what takes it away. */
const UNWRAPPING: Readonly<Record<string, string>> = byWord({
  'base64.b64decode': 'base64',
  'base64.standard_b64decode': 'base64',
  'base64.decodebytes': 'base64',
  'base64.urlsafe_b64decode': 'base64 for URLs',
  'binascii.unhexlify': 'hex',
  'builtins.bytes.fromhex': 'hex',
  'zlib.decompress': 'zlib',
  'gzip.decompress': 'gzip',
  'bz2.decompress': 'bz2',
  'lzma.decompress': 'lzma',
});

interface Wrapped {
  readonly node: number;
  /** From the pickle outward. */
  readonly layers: string;
}

const DEEPEST = 4;

/** Where the bytes that a call makes go to in the end, through their names and layers. */
export function keptBy(engine: Engine, end: Spot): readonly Wrapped[] {
  const { module } = end;
  let places: readonly Wrapped[] = goesTo(engine, end).map((node) => ({ node, layers: '' }));
  for (let i = 0; i < DEEPEST; i += 1) {
    let isDone = true;
    places = places.flatMap((place) => {
      const outer = wrappedBy(engine, { module, node: place.node });
      if (!outer) return [place];
      isDone = false;
      const layers = outer.layer === '' ? place.layers : `${place.layers} ${outer.layer}`;
      return goesTo(engine, { module, node: outer.call }).map((node) => ({ node, layers }));
    });
    if (isDone) break;
  }
  return places;
}

/** The call around a value that wraps it, if it has no options: `b64encode(data)`, `data.hex()`, `data.decode()`. */
function wrappedBy(engine: Engine, { module, node }: Spot): { call: number; layer: string } | undefined {
  const { tree } = module;
  const parent = tree.parent(node);
  if (tree.kind(parent) === Kind.Attribute && isCallee(tree, parent)) {
    const call = tree.parent(parent);
    if (tree.name(parent) === 'hex' && tree.count(call) === 0) return { call, layer: 'hex' };
    return tree.name(parent) === 'decode' && isAscii(tree, call) ? { call, layer: '' } : undefined;
  }
  if (tree.kind(parent) !== Kind.Call || tree.count(parent) !== 1 || tree.item(parent, 0) !== node)
    return undefined;
  const layer = WRAPPING[calledPath(engine, { module, node: parent }) ?? ''];
  return layer === undefined ? undefined : { call: parent, layer };
}

/** `.decode()`, `.encode("ascii")`: of what is Base64 or hexadecimal all give the same. */
function isAscii(tree: Spot['module']['tree'], call: number): boolean {
  const first = tree.count(call) === 1 ? tree.item(call, 0) : 0;
  return (
    tree.count(call) === 0 ||
    (tree.kind(first) === Kind.Str && /^(ascii|utf-?8|latin-?1)$/i.test(tree.stringValue(first)))
  );
}

/** What the bytes that are read were got from, below their names and layers; and the names that are passed. */
export function keptIn(
  engine: Engine,
  data: Spot,
): (Wrapped & { readonly names: readonly number[] }) | undefined {
  const { module } = data;
  const { tree } = module;
  const names: number[] = [];
  let [node, layers] = [data.node, ''];
  for (let i = 0; i <= DEEPEST; i += 1) {
    if (tree.kind(node) === Kind.Name) names.push(node);
    const made = madeBy(engine, { module, node });
    if (!made) return undefined;
    const inner = unwrapped(engine, made);
    if (!inner) return { node: made.node, layers, names };
    layers = inner.layer === '' ? layers : `${layers} ${inner.layer}`;
    node = inner.node;
  }
  return undefined;
}

function unwrapped(engine: Engine, call: Spot): { node: number; layer: string } | undefined {
  const { module, node } = call;
  const { tree } = module;
  if (tree.kind(node) !== Kind.Call) return undefined;
  const method = methodCall(call, node);
  if (method?.name === 'encode' && isAscii(tree, node)) return { node: method.base, layer: '' };
  const layer = UNWRAPPING[calledPath(engine, { module, node }) ?? ''];
  const given = tree.count(node) === 1 ? tree.item(node, 0) : 0;
  const isPlain = given !== 0 && tree.kind(given) !== Kind.Starred && tree.kind(given) !== Kind.Keyword;
  return layer !== undefined && isPlain ? { node: given, layer } : undefined;
}
