/** From a pickle, or what holds one, to data in another format, without running any of it. */
import { type ByteSource, bytesSource } from '../../archive/source.ts';
import { Budget, DEFAULT_LIMITS } from '../../limits/budget.ts';
import { LimitReached } from '../../limits/errors.ts';
import { CannotConvert, tooLarge } from './errors.ts';
import { type Input, openInput } from './input.ts';
import { type CountedNote, Notes } from './notes.ts';
import { type Content, type Field, type Form, text } from './part.ts';
import { Resolver } from './resolver.ts';
import type { Strings } from './scalars.ts';
import { type Survey, survey } from './survey.ts';
import type { Target } from './target.ts';
import { JsonWriter } from './targets/json.ts';
import { MsgpackWriter } from './targets/msgpack.ts';
import { writeNpy } from './targets/npy.ts';
import { writeProtobuf } from './targets/protobuf.ts';
import { type NamedArray, nameArrays, writeSafetensors } from './targets/safetensors.ts';
import { Tools } from './tools.ts';
import { type TreeOptions, writeTree } from './tree.ts';

export { CannotConvert, type Target };

export interface ConvertOptions {
  readonly target: Target;
  /** The defaults of Wherefrom if absent. */
  readonly budget?: Budget;
  /** Latin-1 if absent. */
  readonly strings?: Strings;
  /** The name of a safetensors file that the document refers to for its arrays; within the document if absent. */
  readonly arrays?: string;
  /** JSON and MessagePack without forms, or {@link CannotConvert}; forms if absent. */
  readonly plain?: boolean;
  /** Which array `npy` is about, by its name; the only one if absent. */
  readonly select?: string;
  /** A file that lies beside the one that is converted, by its name. */
  readonly companion?: (file: string) => ByteSource | undefined;
}

/** What was carried, and what was not. */
export interface ConversionReport {
  /** Of what was read: `pickle`, `joblib in zlib`, `torch-zip`, … */
  readonly format: string;
  readonly target: Target;
  /** Values of all kinds, each counted once. */
  readonly values: number;
  /** Arrays and tensors. */
  readonly arrays: number;
  /** True if the output means all that the pickle means: there are no notes. */
  readonly whole: boolean;
  readonly notes: readonly CountedNote[];
}

export interface Conversion {
  /**
   * The converted data, made while it is asked for; the artifact must stay open until then. Throws
   * {@link CannotConvert} at a text that no loader can decode, or where it grows beyond all bounds.
   */
  readonly output: Iterable<Uint8Array>;
  /** The arrays, if the options ask for a file of their own and there are any. */
  readonly arrays: Iterable<Uint8Array> | undefined;
  /** Complete before anything is written. */
  readonly report: ConversionReport;
}

/** Throws {@link CannotConvert} where nothing can be converted. */
export function convertArtifact(artifact: ByteSource | Uint8Array, options: ConvertOptions): Conversion {
  const source = artifact instanceof Uint8Array ? bytesSource(artifact) : artifact;
  const notes = new Notes();
  const budget = options.budget ?? new Budget(DEFAULT_LIMITS);
  const before = budget.bytesLeft + source.size;
  try {
    const input = openInput(source, {
      budget,
      notes,
      ...(options.companion && { companion: options.companion }),
    });
    return convert(input, { ...options, budget, notes, before });
  } catch (error) {
    if (error instanceof LimitReached) throw tooLarge(error.message);
    throw error;
  }
}

interface Options extends ConvertOptions {
  readonly budget: Budget;
  readonly notes: Notes;
  /** What was left of the budget before anything was unpacked, and the size of the artifact. */
  readonly before: number;
}

/** A document is larger than its pickle, but not without bounds; small pickles have room. */
const GROWTH = 200;
const ROOM = 1 << 28;

function convert(input: Input, options: Options): Conversion {
  const { strings = 'latin-1', target, notes, budget } = options;
  const resolver = new Resolver(new Tools(input.graph, input.around, strings, budget), strings);
  const found = survey(input.root, resolver, { budget, notes, strings });
  const written = write(input, found, resolver, options);
  const all = notes.all();
  return {
    ...written,
    report: {
      format: input.format,
      target,
      values: found.values,
      arrays: found.arrays.length,
      whole: all.length === 0,
      notes: all,
    },
  };
}

function write(
  input: Input,
  found: Survey,
  resolver: Resolver,
  options: Options,
): Omit<Conversion, 'report'> {
  const { target, notes, budget } = options;
  if (target === 'npy') return { output: singleArray(found, options), arrays: undefined };
  if (target === 'safetensors') {
    const named = nameArrays(found.arrays, notes);
    if (named.length === 0)
      throw new CannotConvert('there are no tensors in it', 'convert it to json or msgpack');
    noteSharing(named, notes);
    noteOthers(found, notes);
    return { output: writeSafetensors(named, budget), arrays: undefined };
  }
  const apart = options.arrays === undefined ? [] : nameArrays(found.arrays, new Notes());
  noteSharing(apart, notes);
  const placed = new Map(apart.map(({ form, name }) => [form, placeOf(options.arrays ?? '', name)]));
  const tree = { shared: found.shared, placed, plain: options.plain ?? false };
  const arrays = apart.length > 0 ? writeSafetensors(apart, budget) : undefined;
  const most = ROOM + GROWTH * (options.before - budget.bytesLeft);
  return { output: bounded(document(target, input, resolver, tree), most), arrays };
}

function document(
  target: Target,
  { root }: Input,
  resolver: Resolver,
  options: TreeOptions,
): Iterable<Uint8Array> {
  if (target === 'protobuf') return writeProtobuf(root, resolver, options);
  if (target === 'msgpack') return writeTree(root, resolver, new MsgpackWriter(), options);
  return line(writeTree(root, resolver, new JsonWriter(options.plain), options));
}

/** Throws {@link CannotConvert} for what would fill the disk. */
function* bounded(pieces: Iterable<Uint8Array>, most: number): Generator<Uint8Array> {
  let left = most;
  for (const piece of pieces) {
    left -= piece.length;
    if (left < 0) throw tooLarge(`a document of more than ${most} bytes`);
    yield piece;
  }
}

/** A text file ends with a line's end. */
function* line(pieces: Iterable<Uint8Array>): Generator<Uint8Array> {
  yield* pieces;
  yield Buffer.from('\n');
}

function placeOf(file: string, name: string): Field[] {
  return [
    ['file', text(file)],
    ['tensor', text(name)],
  ];
}

/** Arrays that are written no longer share their bytes. */
function noteSharing(named: readonly NamedArray[], notes: Notes): void {
  const uses = new Map<Content, number>();
  for (const { view } of named) uses.set(view.content, (uses.get(view.content) ?? 0) + 1);
  const sharing = [...uses.values()].filter((count) => count > 1).reduce((all, count) => all + count, 0);
  if (sharing > 0) {
    const message = 'tensors that share their bytes were written each by itself';
    notes.add({ kind: 'array', what: 'sharing', message }, sharing);
  }
}

function noteOthers({ others }: Survey, notes: Notes): void {
  if (others === 0) return;
  const message = 'values beside the arrays were left out; json, msgpack and protobuf carry them';
  notes.add({ kind: 'value', what: 'values', message }, others);
}

function singleArray(found: Survey, { select, notes, budget }: Options): Iterable<Uint8Array> {
  const forms = new Map<Form, string>();
  for (const { form, steps } of found.arrays) if (!forms.has(form)) forms.set(form, steps.join('.'));
  const wanted = [...forms].filter(([, name]) => select === undefined || name === select);
  const [only, ...more] = wanted;
  const view = only?.[0].array;
  if (!only || !view || more.length > 0) throw chooseOne([...forms.values()], select);
  const output = writeNpy(view, budget);
  if (!output) throw new CannotConvert('numpy has no such type of items', 'convert it to safetensors');
  noteOthers(found, notes);
  return output;
}

const MOST_NAMES = 12;

function chooseOne(names: readonly string[], select: string | undefined): CannotConvert {
  if (names.length === 0)
    return new CannotConvert('there are no arrays in it', 'convert it to json or msgpack');
  const shown = names.slice(0, MOST_NAMES).map((name) => (name === '' ? '(the whole)' : name));
  const list = `${shown.join(', ')}${names.length > MOST_NAMES ? ', …' : ''}`;
  const why =
    select === undefined
      ? `there are ${names.length} arrays in it`
      : `there is no single array ${select} in it`;
  return new CannotConvert(`${why}: ${list}`, 'choose one with --select NAME, or convert to safetensors');
}
