import { spelling } from '../../python/names.ts';
import { type CallArgument, type CallOf, objectOf, type Value } from '../value.ts';
import { equals } from '../walk/fold.ts';

/** Methods of texts that give the same for the same text. */
const TEXT_METHODS: ReadonlySet<string> = new Set([
  ...['lower', 'upper', 'strip', 'casefold', 'title', 'decode'],
  ...['lstrip', 'rstrip', 'split', 'rsplit', 'splitlines', 'partition', 'rpartition', 'replace'],
]);

/** Whether two values are equal for how they are made: `request.method.lower()`, written twice. */
export function isSame(a: Value, b: Value, depth = MAX_DEPTH): boolean {
  const [x, y] = [objectOf(a), objectOf(b)];
  if (x === y) return true;
  if (depth === 0) return false;
  if (x.kind === 'constant' && y.kind === 'constant') return equals(x.literal, y.literal);
  if (x.kind === 'attribute' && y.kind === 'attribute')
    return x.name === y.name && isSame(x.base, y.base, depth - 1);
  const [item, other] = [lookupOf(x), lookupOf(y)];
  if (item && other)
    return isSame(item.base, other.base, depth - 1) && isSame(item.key, other.key, depth - 1);
  if (x.kind === 'operation' && y.kind === 'operation')
    return (
      x.operator === y.operator &&
      x.operands.length === y.operands.length &&
      x.operands.every((one, i) => isSame(one, y.operands[i] as Value, depth - 1))
    );
  if (x.kind === 'library' && y.kind === 'library') return x.path === y.path;
  if (x.kind === 'parameter' && y.kind === 'parameter')
    return x.index === y.index && x.site.scope === y.site.scope;
  if (x.kind !== 'call' || y.kind !== 'call' || x.args.length !== y.args.length) return false;
  if (!TEXT_METHODS.has(methodName(x)) || !isSame(x.callee, y.callee, depth - 1)) return false;
  return x.args.every(({ value, keyword }, i) => {
    const other = y.args[i] as CallArgument;
    return keyword === other.keyword && isSame(value, other.value, depth - 1);
  });
}

/** `low["client"]` and `low.get("client")`. */
function lookupOf(value: Value): { readonly base: Value; readonly key: Value } | undefined {
  if (value.kind === 'item') return value;
  if (value.kind !== 'call' || value.callee.kind !== 'attribute' || methodName(value) !== 'get')
    return undefined;
  const [key] = value.args;
  return key && key.keyword === 0 ? { base: value.callee.base, key: key.value } : undefined;
}

function methodName({ callee }: CallOf): string {
  if (callee.kind === 'attribute') return spelling(callee.name);
  return callee.kind === 'library' ? callee.path.slice(callee.path.lastIndexOf('.') + 1) : '';
}

const MAX_DEPTH = 8;
