import { byWord } from '../../../limits/by-word.ts';
import { elementOfValue, itemOfValue } from '../derived.ts';
import {
  type Alternative,
  choose,
  type Mapping,
  type MappingEntry,
  type Sequence,
  type Site,
  type Value,
} from '../value.ts';
import { equals } from './fold.ts';

/**
 * `container[key]` as far as the container itself knows; undefined where that is not certain, and the caller keeps
 * a symbol.
 */
export function readItem(container: Value, key: Value, site: Site, depth = MAX_CHOICES): Value | undefined {
  switch (container.kind) {
    case 'mapping':
      return readMapping(container, key, site);
    case 'sequence':
      return readSequence(container, key, site);
    case 'choice': {
      if (container.loop || depth === 0) return undefined;
      const read: Alternative[] = [];
      for (const { value, facts } of container.alternatives) {
        const item = readItem(value, key, site, depth - 1);
        if (item) read.push({ value: item, facts });
        else if (value.kind !== 'mapping') return undefined; // a dict without the key would have raised
      }
      return read.length > 0 ? choose(read, site) : undefined;
    }
    default:
      return undefined;
  }
}

/** Choices between choices of containers that are opened. */
const MAX_CHOICES = 3;

function readMapping(mapping: Mapping, key: Value, site: Site): Value | undefined {
  const possible: Alternative[] = [];
  for (let i = mapping.entries.length - 1; i >= 0; i -= 1) {
    const entry = mapping.entries[i]!;
    if (entry.key === undefined) {
      possible.push({ value: itemOfValue(entry.value, key, site), facts: undefined });
    } else if (key.kind === 'constant' && entry.key.kind === 'constant') {
      if (!equals(key.literal, entry.key.literal)) continue;
      possible.push({ value: entry.value, facts: undefined });
      if (!entry.maybe) return choose(possible, site); // whatever is older has been overwritten
    } else possible.push({ value: entry.value, facts: undefined });
  }
  return possible.length > 0 ? choose(possible, site) : undefined;
}

function readSequence(sequence: Sequence, key: Value, site: Site): Value | undefined {
  const { elements, rest } = sequence;
  if (sequence.sort === 'set') return undefined;
  if (key.kind === 'constant' && typeof key.literal === 'number') {
    const index = key.literal < 0 && rest.length === 0 ? elements.length + key.literal : key.literal;
    if (elements[index]) return elements[index];
    if (rest.length > 0) return anyOf(index >= 0 ? rest : [...elements, ...rest], site);
    return undefined;
  }
  if (key.kind === 'operation' && key.operator === 'slice') return slice(sequence, key.operands, site);
  const all = [...elements, ...rest];
  return all.length > 0 ? anyOf(all, site) : undefined;
}

function slice(sequence: Sequence, bounds: readonly Value[], site: Site): Value {
  const [from, to] = bounds.map((bound) => (bound.kind === 'constant' ? bound.literal : NaN));
  const plain = (bound: unknown) => bound === null || (typeof bound === 'number' && Number.isInteger(bound));
  if (sequence.rest.length === 0 && bounds.length === 2 && plain(from) && plain(to)) {
    const elements = sequence.elements.slice(
      (from as number | null) ?? 0,
      (to as number | null) ?? undefined,
    );
    return { ...sequence, elements, site };
  }
  return { ...sequence, elements: [], rest: [...sequence.elements, ...sequence.rest], site };
}

/** What iterating gives; undefined where the container does not know. */
export function elementOf(container: Value, site: Site): Value | undefined {
  if (container.kind === 'sequence') {
    const all = [...container.elements, ...container.rest];
    return all.length > 0 ? anyOf(all, site) : undefined;
  }
  if (container.kind === 'mapping') {
    const keys = container.entries.map(({ key, value }): Value => key ?? elementOfValue(value));
    return keys.length > 0 ? anyOf(keys, site) : undefined;
  }
  return undefined;
}

export function anyOf(values: readonly Value[], site: Site): Value {
  return choose(
    values.slice(0, MAX_OPENED).map((value) => ({ value, facts: undefined })),
    site,
  );
}

/** A table of data longer than this is of one kind: its first entries speak for the rest. */
const MAX_OPENED = 64;

/** `container[key] = value`; undefined where the container cannot say what it is afterwards. */
export function withItem(container: Value, key: Value, value: Value): Value | undefined {
  if (container.kind === 'mapping') return withEntry(container, key, value);
  if (container.kind === 'sequence') return withElement(container, key, value);
  if (container.kind === 'choice' && !container.loop) {
    const alternatives = container.alternatives.map((alternative) => {
      const changed = withItem(alternative.value, key, value);
      return changed && { ...alternative, value: changed };
    });
    return alternatives.every((alternative) => alternative !== undefined)
      ? { ...container, alternatives: alternatives as Alternative[] }
      : undefined;
  }
  return undefined;
}

function withElement(list: Sequence, key: Value, value: Value): Sequence {
  const place = placeIn(list, key);
  if (place !== undefined && list.elements[place])
    return { ...list, elements: list.elements.with(place, value) };
  if (key.kind === 'constant') return { ...list, rest: [...list.rest, value] };
  // Any of them may be another now.
  const isSlice = key.kind === 'operation' && key.operator === 'slice';
  const put = isSlice ? elementOfValue(value) : value;
  return { ...list, elements: [], rest: [...list.elements, ...list.rest, put] };
}

function withEntry(mapping: Mapping, key: Value, value: Value): Mapping {
  if (mapping.entries.length < MAX_TRACKED)
    return { ...mapping, entries: [...mapping.entries, { key, value }] };
  return {
    ...mapping,
    entries: [
      blurred(
        mapping.entries.map((entry) => entry.value),
        mapping.site,
      ),
      { key, value },
    ],
  };
}

/** The same where it is not known under which key, or at which place, a value was put. */
export function withAny(container: Value, value: Value): Value {
  if (container.kind === 'mapping') {
    const key: Value = { kind: 'unknown', reason: 'any key', parts: [], site: container.site };
    return { ...container, entries: [...grownEntries(container), { key, value, maybe: true as const }] };
  }
  if (container.kind !== 'sequence') return container;
  const list = grown(container);
  return { ...list, elements: [], rest: [...list.elements, ...list.rest, value] };
}

/** Where every change copies what is there, a program that makes a table line by line would cost its square. */
const MAX_TRACKED = 512;

/** The same for what is put behind one that has grown by that: what stands in the code at once may be longer. */
const MAX_GROWN = 4096;

/** A list before something is put behind it. */
export function grown(list: Sequence): Sequence {
  if (list.elements.length + list.rest.length < MAX_GROWN) return list;
  return { ...list, elements: [], rest: [blurred([...list.elements, ...list.rest], list.site).value] };
}

/** The entries of a mapping before others are put behind them. */
export function grownEntries({ entries, site }: Mapping): readonly MappingEntry[] {
  if (entries.length < MAX_GROWN) return entries;
  return [
    blurred(
      entries.map(({ value }) => value),
      site,
    ),
  ];
}

/** One entry that may be any of the values, or something else. */
export function blurred(values: readonly Value[], site: Site, most = MAX_TRACKED): MappingEntry {
  const more: Value = { kind: 'unknown', reason: `one of more than ${most} entries`, parts: [], site };
  const key: Value = { kind: 'unknown', reason: 'any key', parts: [], site };
  return { key, value: anyOf([more, ...values], site) };
}

/** What a container is where two paths meet. */
export function joinContainers(a: Value, b: Value, site: Site): Value {
  if (a === b) return a;
  if (a.kind === 'mapping' && b.kind === 'mapping') return joinMappings(a, b);
  if (a.kind === 'sequence' && b.kind === 'sequence') return joinSequences(a, b, site);
  return anyOf([a, b], site);
}

function joinMappings(a: Mapping, b: Mapping): Mapping {
  let same = 0;
  while (same < a.entries.length && a.entries[same] === b.entries[same]) same += 1;
  const some = (entries: readonly MappingEntry[]) =>
    entries.slice(same).map((entry) => ({ ...entry, maybe: true as const }));
  const seen = new Set<Value>();
  const either = [...some(a.entries), ...some(b.entries)].filter(
    ({ value }) => !seen.has(value) && seen.add(value),
  );
  if (same + either.length > MAX_TRACKED) {
    return {
      ...a,
      entries: [
        blurred(
          [...a.entries, ...either].map((entry) => entry.value),
          a.site,
        ),
      ],
    };
  }
  return { ...a, entries: [...a.entries.slice(0, same), ...either] };
}

function joinSequences(a: Sequence, b: Sequence, site: Site): Sequence {
  if (a.elements.length === b.elements.length && a.rest.length === 0 && b.rest.length === 0) {
    const elements = a.elements.map((element, i) =>
      element === b.elements[i] ? element : anyOf([element, b.elements[i]!], site),
    );
    return { ...a, elements };
  }
  let same = 0;
  while (same < a.elements.length && a.elements[same] === b.elements[same]) same += 1;
  const rest = new Set([...a.elements.slice(same), ...a.rest, ...b.elements.slice(same), ...b.rest]);
  if (rest.size > MAX_TRACKED) return { ...a, elements: [], rest: [blurred([...rest], site).value] };
  return { ...a, elements: a.elements.slice(0, same), rest: [...rest] };
}

type Change = (container: Sequence | Mapping, args: readonly Value[], site: Site) => MethodResult | undefined;

/** What a method of a container gives, and what the container is afterwards. */
export interface MethodResult {
  readonly container: Value;
  readonly result: Value;
}

/** Calls a method of a container made here; undefined for methods and arguments that are not followed. */
export function callMethod(
  container: Value,
  method: string,
  args: readonly Value[],
  site: Site,
): MethodResult | undefined {
  if (container.kind === 'sequence') return SEQUENCE_METHODS[method]?.(container, args, site);
  if (container.kind === 'mapping') return MAPPING_METHODS[method]?.(container, args, site);
  return undefined;
}

function none(site: Site): Value {
  return { kind: 'constant', literal: null, site };
}

const append: Change = (container, [value], site) =>
  container.kind === 'sequence' && value
    ? { container: appended(container, value), result: none(site) }
    : undefined;

function appended(list: Sequence, value: Value): Sequence {
  if (list.elements.length + list.rest.length >= MAX_TRACKED) {
    const { value: any } = blurred([...list.elements, ...list.rest], list.site);
    return { ...list, elements: [], rest: [any, value] };
  }
  if (list.rest.length > 0 || list.sort === 'set') return { ...list, rest: [...list.rest, value] };
  return { ...list, elements: [...list.elements, value] };
}

const extend: Change = (container, [value], site) => {
  if (container.kind !== 'sequence' || !value) return undefined;
  return { container: extended(container, value, site), result: none(site) };
};

/** `list + value`, whatever is iterated. */
export function extended(before: Sequence, value: Value, site: Site): Sequence {
  const list = grown(before);
  if (value.kind === 'sequence' && list.rest.length === 0) {
    return { ...list, elements: [...list.elements, ...value.elements], rest: value.rest };
  }
  return { ...list, rest: [...list.rest, { kind: 'element', of: value, site }] };
}

/** Where it is not known which key goes, any of them may. */
function withoutKey(mapping: Mapping, key: Value): Mapping {
  const entries =
    key.kind === 'constant'
      ? mapping.entries.filter(
          (entry) => entry.key?.kind !== 'constant' || !equals(entry.key.literal, key.literal),
        )
      : mapping.entries.map(({ value }) => ({ key: undefined, value }));
  return { ...mapping, entries };
}

const pop: Change = (container, args, site) => {
  const whole: Value = container;
  if (container.kind === 'mapping') {
    const [key, fallback] = args;
    const found = key && readItem(whole, key, site);
    if (!found) return undefined;
    return {
      container: withoutKey(container, key),
      result: fallback ? anyOf([found, fallback], site) : found,
    };
  }
  const { elements, rest } = container;
  const place = placeIn(container, args.length === 0 ? -1 : args[0]);
  const taken = place === undefined ? undefined : elements[place];
  if (place !== undefined && taken)
    return { container: { ...container, elements: elements.toSpliced(place, 1) }, result: taken };
  const all = [...elements, ...rest];
  if (all.length === 0) return undefined;
  return { container: { ...container, elements: [], rest: all }, result: anyOf(all, site) };
};

/** Which element a constant index means, of a list of which all elements are known. */
function placeIn(list: Sequence, index: Value | number | undefined): number | undefined {
  const literal = typeof index === 'object' && index.kind === 'constant' ? index.literal : index;
  if (typeof literal !== 'number' || list.rest.length > 0 || list.sort === 'set') return undefined;
  return literal < 0 ? Math.max(0, list.elements.length + literal) : literal;
}

const insert: Change = (container, [index, value], site) => {
  if (container.kind !== 'sequence' || !value) return undefined;
  const { elements, rest } = container;
  const place = placeIn(container, index);
  const changed =
    place === undefined || elements.length >= MAX_TRACKED
      ? { ...container, elements: [], rest: [...elements, ...rest, value] }
      : { ...container, elements: elements.toSpliced(place, 0, value) };
  return { container: changed, result: none(site) };
};

const appendleft: Change = (container, [value], site) =>
  insert(container, [{ kind: 'constant', literal: 0, site }, ...(value ? [value] : [])], site);

const popleft: Change = (container, _args, site) =>
  pop(container, [{ kind: 'constant', literal: 0, site }], site);

const reverse: Change = (container, args, site) =>
  container.kind === 'sequence' && container.rest.length === 0
    ? { container: { ...container, elements: container.elements.toReversed() }, result: none(site) }
    : reorder(container, args, site);

const reorder: Change = (container, _args, site) =>
  container.kind === 'sequence'
    ? {
        container: { ...container, elements: [], rest: [...container.elements, ...container.rest] },
        result: none(site),
      }
    : undefined;

const clear: Change = (container, _args, site) => ({
  container:
    container.kind === 'sequence' ? { ...container, elements: [], rest: [] } : { ...container, entries: [] },
  result: none(site),
});

const copy: Change = (container, _args, site) => ({ container, result: { ...container, site } });

const SEQUENCE_METHODS: Readonly<Record<string, Change>> = byWord({
  append,
  add: append,
  appendleft,
  extend,
  update: extend,
  insert,
  pop,
  popleft,
  sort: reorder,
  reverse,
  clear,
  copy,
});

const get: Change = (container, [key, fallback], site) => {
  if (!key || container.kind !== 'mapping') return undefined;
  const found = readItem(container, key, site);
  if (found && isCertain(container, key)) return { container, result: found };
  return { container, result: anyOf([...(found ? [found] : []), fallback ?? none(site)], site) };
};

const setdefault: Change = (container, [key, value], site) => {
  if (!key || container.kind !== 'mapping') return undefined;
  const found = readItem(container, key, site);
  if (found && (!value || isCertain(container, key)))
    return { container, result: value ? anyOf([found, value], site) : found };
  const result = found && value ? anyOf([found, value], site) : (value ?? none(site));
  // What was found may stand under another key: this one may be put in all the same.
  const entry = { key, value: found && value && key.kind !== 'constant' ? value : result };
  return { container: { ...container, entries: [...container.entries, entry] }, result };
};

/** All keys are known: what is found under one is there, and nothing else. */
function isCertain(container: Mapping, key: Value): boolean {
  return key.kind === 'constant' && container.entries.every((entry) => entry.key?.kind === 'constant');
}

const update: Change = (container, [value], site) => {
  if (container.kind !== 'mapping' || !value) return undefined;
  const more = value.kind === 'mapping' ? value.entries : [{ key: undefined, value }];
  return { container: { ...container, entries: [...container.entries, ...more] }, result: none(site) };
};

const values: Change = (container, _args, site) =>
  container.kind === 'mapping'
    ? {
        container,
        result: listOf(
          container.entries.map(({ key, value }) => entryValue(key, value, site)),
          site,
        ),
      }
    : undefined;

const keys: Change = (container, _args, site) =>
  container.kind === 'mapping'
    ? {
        container,
        result: listOf(
          container.entries.map(({ key, value }) => entryKey(key, value)),
          site,
        ),
      }
    : undefined;

const items: Change = (container, _args, site) => {
  if (container.kind !== 'mapping') return undefined;
  const pairs = container.entries.map(
    ({ key, value }): Value => ({
      kind: 'sequence',
      sort: 'tuple',
      elements: [entryKey(key, value), entryValue(key, value, site)],
      rest: [],
      site,
    }),
  );
  return { container, result: listOf(pairs, site) };
};

/** Of `**value` any value, any key. */
function entryValue(key: Value | undefined, value: Value, site: Site): Value {
  return key
    ? value
    : { kind: 'item', base: value, key: { kind: 'unknown', reason: 'any key', parts: [], site }, site };
}

function entryKey(key: Value | undefined, value: Value): Value {
  return key ?? elementOfValue(value);
}

function listOf(elements: readonly Value[], site: Site): Value {
  return { kind: 'sequence', sort: 'list', elements, rest: [], site };
}

const MAPPING_METHODS: Readonly<Record<string, Change>> = byWord({
  get,
  setdefault,
  update,
  pop,
  clear,
  copy,
  values,
  keys,
  items,
  itervalues: values,
  iterkeys: keys,
  iteritems: items,
});
