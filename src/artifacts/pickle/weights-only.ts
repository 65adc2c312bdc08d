/**
 * torch's restricted reader, which `torch.load(…, weights_only=True)` is and, since 2.6, `torch.load` by default. It
 * knows fewer opcodes than pickle, finds names in a closed list, and calls and fills only what came out of that. The
 * machine asks here in front of each opcode, as long as a release of torch still follows; whatever is refused here no
 * such release gets to. What a program adds by `add_safe_globals` is not in the file and not looked at.
 *
 * Source: torch/_weights_only_unpickler.py, torch/storage.py and torch/__init__.py of 1.13.1 to 2.15.0.
 */
import { decodeAtomText } from './atoms.ts';
import { TORCH, type TorchRelease, torchSince } from './loaders.ts';
import { python3Name } from './policy/python2.ts';
import type { Reader } from './reader.ts';
import type { State } from './state.ts';
import {
  DICT,
  type Global,
  isContainer,
  isForeign,
  isGlobal,
  isMade,
  kindOf,
  LIST,
  SET,
  TUPLE,
  type Value,
} from './value.ts';

/** What {@link refuseBefore} lets through: the opcodes that some release knows. */
const OPCODES = new Set(
  Buffer.from('\x80.()]}\x8fN\x88\x89JKMGXU\x8ahjqraesutR\x81bQc\x85\x86\x87', 'latin1'),
);
const BINFLOAT = 0x47;

/** Looks at the stack before an opcode is carried out, and lets those releases give up that refuse it. */
export function refuseBefore(state: State, reader: Reader, opcode: number): void {
  const refuse = (since: TorchRelease, why: string) => state.giveUp(torchSince(since), why);
  const below = (depth: number) => state.values[state.height - depth];
  if (!OPCODES.has(opcode)) refuse('1.13', `it has no opcode 0x${opcode.toString(16).padStart(2, '0')}`);
  else if (opcode === BINFLOAT) state.giveUp(TORCH & ~torchSince('2.0'), 'it has no opcode 0x47');
  else if (opcode === 0x52 /* REDUCE */) {
    if (!isGlobal(below(2))) refuse('1.13', 'it calls nothing but the names that it allows');
  } else if (opcode === 0x81 /* NEWOBJ */) refuseNew(state, below(2));
  else if (opcode === 0x62 /* BUILD */)
    state.giveUp(TORCH & ~buildersOf(below(2)), 'a state for what may have none');
  else if (opcode === 0x61 /* APPEND */) refuseItems(state, below(2));
  else if (opcode === 0x65 /* APPENDS */) refuseItems(state, state.values[state.fence - 1]);
  else if (opcode === 0x73 /* SETITEM */) refusePairs(state, below(3));
  else if (opcode === 0x75 /* SETITEMS */) refusePairs(state, state.values[state.fence - 1]);
  else if (opcode === 0x51 /* BINPERSID */ && !namesStorage(below(1), reader))
    refuse('1.13', 'a persistent id that is no storage');
}

/** Behind GLOBAL: the name is looked up in the list, and nothing is imported. */
export function refuseName(state: State, global: Value | undefined): void {
  if (!isGlobal(global)) return;
  for (const [releases, name] of namesAsRead(state, global))
    state.giveUp(releases & ~(ALLOWED.get(name) ?? 0), `${name} is not among the names that it allows`);
}

/** Names of Python 2 are translated below no release, in what says protocol 2, and always, in turn. */
function namesAsRead({ protocol }: State, { module = '', name = '' }: Global): [number, string][] {
  const plain = `${module}.${name}`;
  const translated = python3Name(module, name).join('.');
  return [
    [TORCH & ~torchSince('2.4'), plain],
    [torchSince('2.4') & ~torchSince('2.6'), protocol === 2 ? translated : plain],
    [torchSince('2.6'), translated],
  ];
}

function refuseNew(state: State, callee: Value | undefined): void {
  const why = 'it makes no object of this class without calling it';
  if (!isGlobal(callee)) state.giveUp(TORCH, why);
  else if (nameIn3(callee) !== PARAMETER) state.giveUp(TORCH & ~torchSince('2.6'), why);
}

function refuseItems(state: State, target: Value | undefined): void {
  if (target !== undefined && kindOf(target) !== LIST) state.giveUp(TORCH, 'items for what is no list');
}

function refusePairs(state: State, target: Value | undefined): void {
  if (target === undefined || kindOf(target) === DICT) return;
  const made = isMade(target) && isGlobal(target.callee) ? nameIn3(target.callee) : undefined;
  if (made !== 'collections.OrderedDict' && made !== 'collections.Counter')
    state.giveUp(torchSince('2.10'), 'items for what is no dict');
}

/** `('storage', …)`; what else such a tuple must hold is the business of torch's loader (torch.ts). */
function namesStorage(id: Value | undefined, reader: Reader): boolean {
  if (id === undefined || kindOf(id) !== TUPLE) return false;
  if (!isContainer(id)) return true;
  const [tag] = id.items;
  return typeof tag === 'number' && decodeAtomText(reader, tag) === 'storage';
}

/** The releases that give the object a state. A tensor has had one ever since, other allowed classes since 2.6. */
function buildersOf(target: Value | undefined): number {
  if (!isMade(target))
    return isForeign(target) ? (isGlobal(target) ? 0 : torchSince('2.6')) : plainBuildersOf(target);
  const name = isGlobal(target.callee) ? nameIn3(target.callee) : '';
  if (name === '_codecs.encode' || name === 'torch.serialization._get_layout') return 0;
  return STATED.test(name) ? TORCH : torchSince('2.6');
}

/** `set` is among the classes that it allows. */
function plainBuildersOf(target: Value | undefined): number {
  return target !== undefined && kindOf(target) === SET ? torchSince('2.6') : 0;
}

const PARAMETER = 'torch.nn.parameter.Parameter';
/** Makers of tensors, parameters and ordered dicts. */
const STATED =
  /^(?:torch\._utils\._rebuild_.*|torch\._tensor\._rebuild_from_type_v2|torch\..*Tensor|torch\.nn\.parameter\.Parameter|collections\.OrderedDict)$/;

function nameIn3({ module = '', name = '' }: Global): string {
  return python3Name(module, name).join('.');
}

const TYPES = 'Double Float Half Long Int Short Char Byte Bool BFloat16'.split(' ');
const DEVICES = ['torch', 'torch.cuda', 'torch.sparse', 'torch.cuda.sparse'];
const STORAGES = `Untyped Typed ${TYPES.join(' ')} QUInt8 QInt8 QInt32 ComplexFloat ComplexDouble QUInt4x2 QUInt2x4`;

/** What each release added, without `torch.` in front of what has no other module. */
const NAMES: Readonly<Record<TorchRelease, string>> = {
  '1.13': `collections.OrderedDict ${PARAMETER} torch.serialization._get_layout Size Tensor complex32 complex64
    complex128 float16 float32 float64 int8 int16 int32 int64 torch._utils._rebuild_parameter
    torch._utils._rebuild_tensor torch._utils._rebuild_tensor_v2 torch._utils._rebuild_sparse_tensor
    torch._utils._rebuild_meta_tensor_no_storage torch._utils._rebuild_sparse_csr_tensor
    ${DEVICES.flatMap((device) => TYPES.map((type) => `${device}.${type}Tensor`)).join(' ')}
    ${STORAGES.split(' ')
      .map((type) => `torch${/^(?:Unt|T)yped$/.test(type) ? '.storage' : ''}.${type}Storage`)
      .join(' ')}`,
  '2.0': 'torch._tensor._rebuild_from_type_v2',
  '2.2': `float8_e5m2 float8_e4m3fn torch._utils._rebuild_tensor_v3 torch._utils._rebuild_nested_tensor`,
  '2.4': `collections.Counter device uint8 bool bfloat16 qint8 qint32 quint8 quint4x2 quint2x4 float8_e5m2fnuz
    float8_e4m3fnuz bits8 bits16 bits1x8 bits2x4 bits4x2 per_tensor_affine per_tensor_symmetric per_channel_affine
    per_channel_symmetric per_channel_affine_float_qparams torch._utils._rebuild_parameter_with_state
    torch._utils._rebuild_qtensor torch._utils._rebuild_wrapper_subclass`,
  '2.5': '_codecs.encode builtins.bytearray torch._utils._rebuild_device_tensor_from_numpy',
  '2.6': `builtins.set builtins.complex uint16 uint32 uint64 torch._utils._rebuild_device_tensor_from_cpu_tensor`,
  '2.7': `float8_e8m0fnu uint1 uint2 uint3 uint4 uint5 uint6 uint7 int1 int2 int3 int4 int5 int6 int7`,
  '2.10': 'float4_e2m1fn_x2',
  '2.15': 'bcomplex32',
};
/** What a release took away again. */
const TAKEN_AWAY: readonly (readonly [string, TorchRelease])[] = [
  ['torch._utils._rebuild_sparse_csr_tensor', '2.0'],
  ['torch._utils._rebuild_nested_tensor', '2.15'],
];

/** The releases that allow each name. */
const ALLOWED: ReadonlyMap<string, number> = allowed();

function allowed(): Map<string, number> {
  const releases = new Map<string, number>();
  for (const [release, names] of Object.entries(NAMES))
    for (const name of names.split(/\s+/))
      releases.set(name.includes('.') ? name : `torch.${name}`, torchSince(release as TorchRelease));
  for (const [name, release] of TAKEN_AWAY)
    releases.set(name, (releases.get(name) ?? 0) & ~torchSince(release));
  return releases;
}
