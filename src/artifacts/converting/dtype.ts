/** The types of numpy's items. Sources: numpy's arraydescr_reduce and arraydescr_setstate; numpy/lib/format.py. */
import { byWord } from '../../limits/by-word.ts';
import { isMade, type Made, type Value } from '../pickle/value.ts';
import { constructionOf } from './construction.ts';
import { bool, form, int, type Literal, list, type Part, text } from './part.ts';
import type { Tools } from './tools.ts';

export interface Dtype {
  /** What `numpy.dtype(…)` takes, as a form. */
  readonly literal: Literal;
  /** The same for others to refer to: `<f8`, or the value of the pickle, which many arrays may share. */
  readonly part: Part;
  /** `<f8`; undefined for structures. */
  readonly code: string | undefined;
  /** As the header of .npy has it. */
  readonly descr: string | undefined;
  readonly itemSize: number;
  readonly hasObjects: boolean;
}

/** A type as it is described, wherever it was described. */
export type Description = Omit<Dtype, 'part'>;

const DEEPEST = 16;
/** Headers of .npy are not longer. */
const LONGEST_DESCR = 1 << 16;
/** Flags of numpy/ndarraytypes.h. */
const ALIGNED = 0x80;

/** Undefined for what is no dtype, or one that is not known. */
export function dtypeOf(value: Value | undefined, tools: Tools, depth = 0): Dtype | undefined {
  if (!isMade(value) || depth > DEEPEST) return undefined;
  if (!tools.dtypes.has(value)) {
    const found = describedDtype(value, tools, depth);
    const isPlain = found?.literal.kind === 'text';
    tools.dtypes.set(value, found && { ...found, part: isPlain ? found.literal : value });
  }
  return tools.dtypes.get(value);
}

function describedDtype(value: Made, tools: Tools, depth: number): Description | undefined {
  const construction = constructionOf(value, tools.graph);
  if (construction?.name !== 'numpy:dtype' || construction.states.length > 1) return undefined;
  const [first] = construction.args;
  // Arrays of records name the class of their items.
  const [spec, type] = [tools.text(first) ?? 'V', tools.name(first)];
  if (tools.text(first) === undefined && type === undefined) return undefined;
  const state = construction.states.length === 0 ? [] : tools.items(construction.states[0]);
  // version, byte order, subarray, names, fields, size, alignment, flags, metadata
  if (!state || (state.length > 0 && state.length !== 8 && state.length !== 9)) return undefined;
  const [, order, subarray, names, , size] = state;
  if (subarray !== undefined && !tools.isNone(subarray)) return subarrayOf(subarray, tools, depth);
  const itemSize = tools.count(size) ?? -1;
  if (names !== undefined && !tools.isNone(names)) return structureOf(state, itemSize, type, tools, depth);
  if (type !== undefined || !isPlainMetadata(spec, state[8], tools)) return undefined;
  return plainDtype(spec, tools.text(order) ?? '<', itemSize, unitOf(spec, state[8], tools));
}

/** What numpy lets its users attach to a type would be lost. */
function isPlainMetadata(spec: string, value: Value | undefined, tools: Tools): boolean {
  const isTime = /^[Mm]/.test(spec);
  return isTime || value === undefined || tools.isNone(value) || tools.attributes(value)?.size === 0;
}

/** Letters that the order of bytes means something to. */
const ORDERED = /^[iufcMmU]/;

/** `unit` is that of times: `[D]`. */
export function plainDtype(spec: string, order: string, size: number, unit = ''): Description | undefined {
  const match = /^([?biufcmMOSUVaB])(\d*)$/.exec(spec);
  if (!match) return undefined;
  const letter = match[1] === 'a' ? 'S' : (match[1] as string);
  if (letter === 'O') return { ...simple('|O'), itemSize: 8, hasObjects: true };
  const number = match[2] === '' ? undefined : Number(match[2]);
  const itemSize = size > 0 ? size : letter === 'U' ? (number ?? 0) * 4 : (number ?? 1);
  const width = letter === 'U' ? itemSize / 4 : itemSize;
  if (number === undefined && letter !== '?' && letter !== 'b' && letter !== 'B') return undefined;
  const swapped = order === '>' || order === '!';
  const sign = !ORDERED.test(letter) || (itemSize === 1 && letter !== 'U') ? '|' : swapped ? '>' : '<';
  return { ...simple(`${sign}${letter}${width}${unit}`), itemSize, hasObjects: false };
}

function simple(code: string): Pick<Description, 'literal' | 'code' | 'descr'> {
  return { literal: text(code), code, descr: `'${code}'` };
}

/** Of `M8` and `m8`: `({}, (unit, number, …))`, or the inner tuple alone. */
function unitOf(spec: string, metadata: Value | undefined, tools: Tools): string {
  if (!/^[Mm]/.test(spec)) return '';
  const outer = tools.items(metadata) ?? [];
  const [unit, number] = tools.items(outer[1]) ?? outer;
  const bytes = tools.bytes(unit);
  const name =
    tools.text(unit) ?? (bytes && Buffer.from(bytes.source.read(bytes.offset, bytes.length)).toString());
  if (name === undefined || !/^[a-zA-Z]{1,2}$/.test(name)) return '';
  const count = tools.count(number) ?? 1;
  return count === 1 ? `[${name}]` : `[${count}${name}]`;
}

function subarrayOf(value: Value, tools: Tools, depth: number): Description | undefined {
  const [of, sizes] = tools.items(value) ?? [];
  const base = dtypeOf(of, tools, depth + 1);
  const shape =
    tools.counts(sizes) ?? (tools.count(sizes) === undefined ? undefined : [tools.count(sizes) as number]);
  if (!base || !shape || shape.some((size) => size < 0)) return undefined;
  return {
    literal: form('numpy.dtype', ['base', base.part], ['shape', list(shape.map(int))]),
    code: undefined,
    descr: bounded(base.descr && `${base.descr}, (${shape.map((size) => `${size},`).join(' ')})`),
    itemSize: shape.reduce((all, size) => all * size, base.itemSize),
    hasObjects: base.hasObjects,
  };
}

interface Named {
  readonly name: string;
  readonly dtype: Dtype;
  readonly offset: number;
}

function structureOf(
  state: readonly Value[],
  itemSize: number,
  type: string | undefined,
  tools: Tools,
  depth: number,
): Description | undefined {
  const names = tools.items(state[3])?.map((name) => tools.text(name));
  const described = tools.attributes(state[4]);
  if (!names || !described || itemSize < 0 || described.size !== names.length) return undefined;
  const fields: Named[] = [];
  for (const name of names) {
    const [type, place, ...title] = tools.items(described.get(name ?? '')) ?? [];
    const [dtype, offset] = [dtypeOf(type, tools, depth + 1), tools.count(place)];
    if (name === undefined || !dtype || offset === undefined || title.length > 0) return undefined;
    fields.push({ name, dtype, offset });
  }
  const isAligned = ((tools.count(state[7]) ?? 0) & ALIGNED) !== 0;
  return {
    literal: form(
      'numpy.dtype',
      ['names', list(fields.map(({ name }) => text(name)))],
      ['formats', list(fields.map(({ dtype }) => dtype.part))],
      ['offsets', list(fields.map(({ offset }) => int(offset)))],
      ['itemsize', int(itemSize)],
      isAligned ? ['aligned', bool(true)] : undefined,
      type === undefined ? undefined : ['class', text(type)],
    ),
    code: undefined,
    descr: describe(fields, itemSize),
    itemSize,
    hasObjects: fields.some(({ dtype }) => dtype.hasObjects),
  };
}

/** Gaps are fields without a name; fields that overlap or go back cannot be written so. */
function describe(fields: readonly Named[], itemSize: number): string | undefined {
  const parts: string[] = [];
  let at = 0;
  for (const { name, dtype, offset } of fields) {
    if (offset < at || dtype.descr === undefined || !/^[\w .-]+$/.test(name)) return undefined;
    if (offset > at) parts.push(`('', '|V${offset - at}')`);
    parts.push(`('${name}', ${dtype.descr})`);
    at = offset + dtype.itemSize;
  }
  if (at > itemSize) return undefined;
  if (at < itemSize) parts.push(`('', '|V${itemSize - at}')`);
  return bounded(`[${parts.join(', ')}]`);
}

/** Types within types, each twice in the other, are described at endless length. */
function bounded(descr: string | undefined): string | undefined {
  return descr !== undefined && descr.length > LONGEST_DESCR ? undefined : descr;
}

// biome-ignore format: a table
const SAFETENSORS: Record<string, string | undefined> = byWord({
  '?1': 'BOOL', b1: 'BOOL', i1: 'I8', u1: 'U8', i2: 'I16', u2: 'U16', f2: 'F16', i4: 'I32', u4: 'U32', f4: 'F32',
  i8: 'I64', u8: 'U64', f8: 'F64', c8: 'C64',
});

export function safetensorsName(code: string | undefined): string | undefined {
  return code === undefined ? undefined : SAFETENSORS[code.slice(1)];
}

/** How many bytes must be turned around to make it little-endian. */
export function swappedWidth(code: string | undefined): number | undefined {
  const match = /^>([a-zA-Z])(\d+)/.exec(code ?? '');
  if (!match) return undefined;
  const size = Number(match[2]);
  return match[1] === 'c' ? size / 2 : match[1] === 'U' ? 4 : size;
}
