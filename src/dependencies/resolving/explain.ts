/** A proof that there is no solution, in sentences: from what packages say to what follows from it. */
import type { Cause, Incompatibility, PackageId } from './incompatibility.ts';
import { ROOT } from './incompatibility.ts';
import { ABSENT, allStates, NONE, type States, versionsIn } from './states.ts';

type Named = (id: PackageId) => { readonly versions: readonly string[] };
type Derived = Incompatibility & { readonly cause: Extract<Cause, { kind: 'derived' }> };

/** One sentence a line, the last one says that there is no solution. */
export function explain(proof: Incompatibility, named: Named): string[] {
  const order = derivedBefore(proof);
  if (order.length === 0) return [`Because ${said(proof, named)}, the requirements cannot be met.`];
  const numbers = numbered(order);
  const lines: string[] = [];
  for (const [i, one] of order.entries()) {
    const [first, second] = one.cause.from;
    const before = i > 0 ? order[i - 1] : undefined;
    const told = (part: Incompatibility) => {
      const number = numbers.get(part);
      return said(part, named) + (number === undefined ? '' : ` (${number})`);
    };
    const reason =
      first === before
        ? `And because ${told(second)}`
        : second === before
          ? `And because ${told(first)}`
          : `Because ${told(first)} and ${told(second)}`;
    const number = numbers.get(one);
    const result = i === order.length - 1 ? 'the requirements cannot be met' : said(one, named);
    lines.push(`${reason}, ${result}.${number === undefined ? '' : ` (${number})`}`);
  }
  return lines;
}

/** Packages that something outside of the packages keeps to some versions, as far as a proof rests on it. */
export function restrictedIn(proof: Incompatibility): PackageId[] {
  const parts = [proof, ...derivedBefore(proof).flatMap(({ cause }) => cause.from)];
  return [...new Set(parts.flatMap(({ cause }) => (cause.kind === 'restriction' ? cause.of : [])))];
}

/** Everything derived that a proof rests on, each once, before what rests on it; the proof is last. */
function derivedBefore(proof: Incompatibility): Derived[] {
  const order: Derived[] = [];
  const seen = new Set<Incompatibility>();
  const stack: { one: Incompatibility; ready: boolean }[] = [{ one: proof, ready: false }];
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { one, ready } = top;
    if (!isDerived(one)) continue;
    if (ready) order.push(one);
    if (ready || seen.has(one)) continue;
    seen.add(one);
    stack.push({ one, ready: true });
    for (const part of one.cause.from) stack.push({ one: part, ready: false });
  }
  return order;
}

function isDerived(one: Incompatibility): one is Derived {
  return one.cause.kind === 'derived';
}

/** Numbers for what is referred to from anywhere but the next line. */
function numbered(order: readonly Derived[]): Map<Incompatibility, number> {
  const far = new Set<Incompatibility>();
  for (const [i, one] of order.entries()) {
    const before = order[i - 1];
    for (const part of one.cause.from) if (isDerived(part) && part !== before) far.add(part);
  }
  return new Map(order.filter((one) => far.has(one)).map((one, i) => [one, i + 1]));
}

/** What one incompatibility says, as part of a sentence. */
function said(one: Incompatibility, named: Named): string {
  const { cause, terms } = one;
  switch (cause.kind) {
    case 'dependency': {
      const needs = `${versions(cause.of, terms.get(cause.of) ?? NONE, named)} needs ${cause.text}`;
      return cause.nothing ? `${needs}, and ${cause.nothing}` : needs;
    }
    case 'restriction':
      return cause.text;
    case 'unusable':
      return `${versions(cause.of, terms.get(cause.of) ?? NONE, named)} cannot be used (${cause.reason})`;
    case 'root':
      return 'the project is wanted';
    case 'derived':
      return follows(terms, named);
  }
}

/** `a 1 needs b 2`, `a 1 and b 1 do not go together`, `a 1 cannot be used`. */
function follows(terms: Incompatibility['terms'], named: Named): string {
  const given: string[] = [];
  const wanted: string[] = [];
  for (const [id, states] of terms) {
    if ((states & ABSENT) === NONE) {
      if (id !== ROOT || terms.size === 1) given.push(versions(id, states, named));
    } else wanted.push(versions(id, allStates(named(id).versions.length) & ~states, named));
  }
  if (wanted.length > 0 && given.length === 0) return `${wanted.join(' or ')} is needed`;
  if (wanted.length > 0) return `${given.join(' together with ')} needs ${wanted.join(' or ')}`;
  if (given.length === 1) return `${given[0]} cannot be used`;
  return `${given.join(' and ')} do not go together`;
}

/** More ranges than this say less than their number. */
const MOST_RANGES = 4;

/** `flask`, `flask 2.0`, `flask 2.0 to 2.3`, `flask 2.0 and later`. */
function versions(id: PackageId, states: States, named: Named): string {
  if (id === ROOT) return 'the project';
  const names = named(id).versions;
  const indexes = versionsIn(states);
  if (indexes.length === names.length) return names.length === 1 ? `${id} ${names[0]}` : `every ${id}`;
  const ranges = rangesOf(indexes).map(([from, to]) => range(names, from, to));
  const shown = ranges.slice(0, MOST_RANGES);
  if (ranges.length > shown.length) shown.push(`${ranges.length - shown.length} more ranges`);
  return `${id} ${shown.join(', ')}`;
}

function range(names: readonly string[], from: number, to: number): string {
  if (from === to) return names[from] as string;
  if (from === 0) return `up to ${names[to]}`;
  return to === names.length - 1 ? `${names[from]} and later` : `${names[from]} to ${names[to]}`;
}

function rangesOf(indexes: readonly number[]): [number, number][] {
  const ranges: [number, number][] = [];
  for (const index of indexes) {
    const last = ranges.at(-1);
    if (last && last[1] === index - 1) last[1] = index;
    else ranges.push([index, index]);
  }
  return ranges;
}
