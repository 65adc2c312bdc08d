import { createHash } from 'node:crypto';
import { ASPECTS, type Aspect, byAspect } from '../program/reads.ts';
import type { FileRecord, RunRecord, StepRecord, WrittenRun } from './record.ts';

/**
 * A run as bytes: a line that names the format, a digest of the rest, then the lengths of three parts and the parts: a
 * JSON text, floating-point numbers (names of questions and answers), integers (ids and positions); little-endian.
 */

const MAGIC = Buffer.from('wherefrom run 4\n');
const DIGEST = 20;
const HEAD = MAGIC.length + DIGEST + 12;

interface Text {
  readonly python2: boolean;
  readonly settings: string;
  readonly seed: number;
  readonly spellings: readonly string[];
  readonly answers: RunRecord['answers'];
  /** All but the ids, and how many there are by aspect. */
  readonly files: readonly (readonly [Omit<FileRecord, Aspect>, ...lengths: number[]])[];
  /** Id, result, how many are plain, lengths of `made`, `asked`, `files`, and of ids by aspect. */
  readonly steps: readonly (readonly [string, unknown, ...lengths: number[]])[];
}

export function encoded(run: WrittenRun): Buffer {
  const { python2, settings, seed, spellings, answers, files, steps } = run;
  const text: Text = {
    python2,
    settings,
    seed,
    spellings,
    answers,
    files: files.map((file) => [withoutIds(file), ...lengthsOf(file)] as const),
    steps: steps.map((step) => {
      const { id, result, plain, made, asked, files: read } = step;
      const lengths = [plain, made.length, asked.length, read.length];
      return [id, result ?? null, ...lengths, ...lengthsOf(step)] as const;
    }),
  };
  const json = Buffer.from(JSON.stringify(text));
  const reals = bytesOf(
    Float64Array,
    steps.flatMap(({ made, answers, asked }) => [made, answers, asked]),
  );
  const integers = bytesOf(Int32Array, [
    ...files.flatMap((file) => ASPECTS.map((aspect) => file[aspect])),
    ...steps.flatMap((step) => [step.files, ...ASPECTS.map((aspect) => step[aspect])]),
  ]);
  const head = Buffer.alloc(HEAD);
  MAGIC.copy(head);
  for (const [i, part] of [json, reals, integers].entries())
    head.writeUInt32LE(part.length, MAGIC.length + DIGEST + i * 4);
  const hash = createHash('sha1').update(head.subarray(MAGIC.length + DIGEST));
  for (const part of [json, reals, integers]) hash.update(part);
  hash.digest().copy(head, MAGIC.length);
  return Buffer.concat([head, json, reals, integers]);
}

/** Undefined for what is damaged, or was written by another version. */
export function decoded(bytes: Uint8Array): WrittenRun | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (buffer.length < HEAD || !buffer.subarray(0, MAGIC.length).equals(MAGIC)) return undefined;
  const from = MAGIC.length + DIGEST;
  const digest = createHash('sha1').update(buffer.subarray(from)).digest();
  if (!digest.equals(buffer.subarray(MAGIC.length, from))) return undefined;
  const [json, reals, integers] = [0, 1, 2].map((i) => buffer.readUInt32LE(from + i * 4)) as [
    number,
    number,
    number,
  ];
  if (buffer.length !== HEAD + json + reals + integers) return undefined;
  const text = JSON.parse(buffer.toString('utf8', HEAD, HEAD + json)) as Text;
  const realPart = new Reader(new Float64Array(copied(buffer, HEAD + json, reals)));
  const integerPart = new Reader(new Int32Array(copied(buffer, HEAD + json + reals, integers)));
  const files = text.files.map(
    ([rest, ...lengths]): FileRecord => ({ ...rest, ...takenFrom(integerPart, lengths) }),
  );
  const steps = text.steps.map(
    ([id, result, plain = 0, made = 0, asked = 0, read = 0, ...lengths]): StepRecord => ({
      id,
      result,
      plain,
      made: realPart.take(made),
      answers: realPart.take(made),
      asked: realPart.take(asked),
      files: integerPart.take(read),
      ...takenFrom(integerPart, lengths),
    }),
  );
  const { python2, settings, seed, spellings, answers } = text;
  return { python2, settings, seed, spellings, answers, files, steps };
}

type Ids = Readonly<Record<Aspect, Int32Array>>;

function withoutIds({ names, bases, functions, stored, filled, ...rest }: FileRecord) {
  return rest;
}

function lengthsOf(record: Ids): readonly number[] {
  return ASPECTS.map((aspect) => record[aspect].length);
}

/** The ids by aspect, in the order in which they were written. */
function takenFrom(part: Reader<Int32Array>, lengths: readonly number[]): Ids {
  const lists = lengths.map((length) => part.take(length));
  return byAspect((aspect) => lists[ASPECTS.indexOf(aspect)] ?? part.take(0));
}

interface Numbers<T> {
  readonly length: number;
  set(numbers: ArrayLike<number>, at: number): void;
  subarray(from: number, to: number): T;
}

/** Takes one list after another from the front. */
class Reader<T extends Numbers<T>> {
  readonly #numbers: T;
  #at = 0;

  constructor(numbers: T) {
    this.#numbers = numbers;
  }

  take(count: number): T {
    this.#at += count;
    return this.#numbers.subarray(this.#at - count, this.#at);
  }
}

function bytesOf(Type: typeof Float64Array | typeof Int32Array, lists: readonly ArrayLike<number>[]): Buffer {
  const all = new Type(lists.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  return Buffer.from(all.buffer);
}

/** Numbers lie where their size says only in memory of their own. */
function copied(buffer: Buffer, from: number, length: number): ArrayBuffer {
  const own = new ArrayBuffer(length);
  Buffer.from(own).set(buffer.subarray(from, from + length));
  return own;
}
