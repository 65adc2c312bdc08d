/**
 * The pickle machine: carries out every opcode of protocols 0 to 5 on symbols. Nothing is imported or called;
 * what loading would do is told to a {@link Sink}. Payloads are passed over by their length, values are places in
 * the file, and nothing recurses: memory is that of the stack and the memo.
 *
 * The loaders of CPython 3 are followed in step (loaders.ts). Where one of them would stop, it is noted and the
 * others go on; opcodes that fail for reasons which are not in the bytes (a module that is not installed) go on,
 * so that all that any loader could do is seen. Sources: Modules/_pickle.c, Lib/pickle.py of 3.13.
 */
import type { ByteSource } from '../../archive/source.ts';
import { u16, u32, u64 } from '../../archive/source.ts';
import type { Budget } from '../../limits/budget.ts';
import * as calls from './calls.ts';
import * as containers from './containers.ts';
import { losesRest, type Straddle, straddle } from './framing.ts';
import * as lines from './lines.ts';
import { ALL_READERS, C_PICKLE, type Loaders, PYTHON_PICKLE, TORCH } from './loaders.ts';
import { readersOfInt, readersOfLong } from './numerals.ts';
import * as op from './opcodes.ts';
import { carryOutPlain } from './plain.ts';
import { Reader } from './reader.ts';
import type { PickleRun, Sink } from './sink.ts';
import { emptyContainer, REMEMBERED_ITEMS, State } from './state.ts';
import {
  type AtomKind,
  atomAt,
  BOOLEAN,
  BYTEARRAY,
  BYTES,
  DICT,
  FROZENSET,
  INTEGER,
  isGlobal,
  LIST,
  NOTHING,
  REAL,
  SET,
  TEXT,
  TEXT8,
  TUPLE,
} from './value.ts';
import * as weightsOnly from './weights-only.ts';

export interface MachineOptions {
  readonly budget: Budget;
  /** Where the pickle starts; 0 if absent. */
  readonly start?: number;
  /** Where frames end that would reach further; see stream.ts. */
  readonly frameEnds?: readonly number[];
  /** How many items of containers are remembered; see state.ts. */
  readonly rememberedItems?: number;
  /** Ends after so many opcodes, for a short look: `opcodes` tells. */
  readonly most?: number;
  /** Who is followed; all but torch's restricted reader if absent. */
  readonly readers?: Loaders;
  /** Names that the loader asks for instead, by `module name`. */
  readonly renamed?: ReadonlyMap<string, readonly [module: string, name: string]> | undefined;
  /** To be read with, where several pickles of one source follow each other. */
  readonly reader?: Reader | undefined;
  /** Bytes read at once, for a short look; see reader.ts. */
  readonly window?: number;
}

/** Shared, because nothing is ever put into it. */
const EMPTY_TUPLE = emptyContainer(TUPLE, 0);

/** Opcodes between two looks at the budget. */
const STRIDE = 4096;

/** Runs one pickle, up to its STOP or to where no loader goes on. Throws {@link LimitReached}. */
export function runPickle(source: ByteSource, sink: Sink, options: MachineOptions): PickleRun {
  return new Machine(source, sink, options).run();
}

class Machine {
  readonly #reader: Reader;
  readonly #sink: Sink;
  readonly #budget: Budget;
  readonly #state: State;
  readonly #start: number;
  readonly #frameEnds: readonly number[];
  readonly #most: number;
  readonly #readers: Loaders;
  /** End of the frame that is being read; -1 outside. */
  #frameEnd = -1;
  #loses: Straddle | undefined;

  constructor(source: ByteSource, sink: Sink, options: MachineOptions) {
    this.#start = options.start ?? 0;
    this.#reader = options.reader ?? new Reader(source, this.#start, options.window);
    this.#reader.moveTo(this.#start);
    this.#sink = sink;
    this.#budget = options.budget;
    this.#frameEnds = options.frameEnds ?? [];
    this.#most = options.most ?? Infinity;
    this.#readers = options.readers ?? ALL_READERS;
    this.#state = new State(options.rememberedItems ?? REMEMBERED_ITEMS, this.#readers, options.renamed);
  }

  run(): PickleRun {
    const state = this.#state;
    let opcodes = 0;
    this.#sink.start?.(this.#reader);
    while (!state.ended && opcodes < this.#most) {
      const count = this.#stride(this.#most - opcodes);
      opcodes += count;
      // A line that the end cuts short fails for what it lacks.
      if (state.ended && !this.#reader.lineEnded) state.cutOff = true;
      this.#budget.spendOperations(count);
      state.checkSize();
    }
    return {
      start: this.#start,
      end: this.#reader.offset,
      result: state.result,
      protocol: state.highestProtocol,
      opcodes,
      givesUp: state.givesUp,
      readers: this.#readers,
      finishes: state.result === undefined ? 0 : state.alive,
      loses: this.#loses,
      restOfFrame: this.#frameEnd > this.#reader.offset ? this.#frameEnd : undefined,
      cutOff: state.cutOff,
      lacks: state.lacks,
      farMemo: state.farMemo,
    };
  }

  /** Carries out some opcodes and gives their number. */
  #stride(left: number): number {
    const state = this.#state;
    const reader = this.#reader;
    const most = Math.min(STRIDE, left, this.#budget.operationsLeft + 1);
    let done = 0;
    while (done < most && !state.ended) {
      const restricted = (state.alive & TORCH) !== 0;
      if (!restricted) {
        const end = this.#frameEnd < 0 ? Infinity : this.#frameEnd;
        done += carryOutPlain(state, reader, end, most - done);
      }
      if (done >= most || state.ended) break;
      state.at = reader.base + reader.pos;
      if (reader.pos >= reader.limit && !reader.ensure(1)) {
        state.failAtEnd('it ends without STOP');
        return done;
      }
      const opcode = reader.bytes[reader.pos] as number;
      const size = op.FIXED_SIZE[opcode] as number;
      if (reader.pos + 1 + size > reader.limit && !reader.ensure(1 + size)) {
        state.failAtEnd('it ends inside an opcode');
        return done;
      }
      const argument = reader.pos + 1;
      reader.pos = argument + size;
      if (restricted) this.#carryOutRestricted(opcode, argument);
      else this.#carryOut(opcode, argument);
      if (this.#frameEnd >= 0 && reader.base + reader.pos > this.#frameEnd) this.#leaveFrame();
      done += 1;
    }
    return done;
  }

  /** With an eye on torch's restricted reader, which may have left in front of the opcode or behind it. */
  #carryOutRestricted(opcode: number, argument: number): void {
    const state = this.#state;
    weightsOnly.refuseBefore(state, this.#reader, opcode);
    if (state.ended) return;
    this.#carryOut(opcode, argument);
    if (opcode === op.GLOBAL && !state.ended) weightsOnly.refuseName(state, state.top());
  }

  /**
   * One jump table, as long as there are opcodes. The cases are literals, because only those make one: with names
   * it is a chain of comparisons, and a fifth slower. `argument` is the window's position of the fixed-size argument; the
   * reader stands behind it.
   */
  #carryOut(opcode: number, argument: number): void {
    const state = this.#state;
    const reader = this.#reader;
    const sink = this.#sink;
    switch (opcode) {
      // Atoms
      case 0x4e /* NONE */:
        state.push(atomAt(state.at, NOTHING));
        break;
      case 0x88 /* NEWTRUE */:
      case 0x89 /* NEWFALSE */:
        state.push(atomAt(state.at, BOOLEAN));
        break;
      case 0x4a /* BININT */:
      case 0x4b /* BININT1 */:
      case 0x4d /* BININT2 */:
        state.push(atomAt(state.at, INTEGER));
        break;
      case 0x47 /* BINFLOAT */:
        state.push(atomAt(state.at, REAL));
        break;
      case 0x8c /* SHORT_BINUNICODE */:
        this.#payload(reader.bytes[argument] as number, TEXT);
        break;
      case 0x58 /* BINUNICODE */:
        this.#payload(u32(reader.bytes, argument), TEXT);
        break;
      case 0x8d /* BINUNICODE8 */:
        this.#payload(u64(reader.bytes, argument), TEXT);
        break;
      case 0x43 /* SHORT_BINBYTES */:
        this.#payload(reader.bytes[argument] as number, BYTES);
        break;
      case 0x42 /* BINBYTES */:
        this.#payload(u32(reader.bytes, argument), BYTES);
        break;
      case 0x8e /* BINBYTES8 */:
        this.#payload(u64(reader.bytes, argument), BYTES);
        break;
      case 0x55 /* SHORT_BINSTRING */:
        this.#payload(reader.bytes[argument] as number, TEXT8);
        break;
      case 0x54 /* BINSTRING */:
        this.#binaryString(u32(reader.bytes, argument));
        break;
      case 0x8a /* LONG1 */:
        this.#payload(reader.bytes[argument] as number, INTEGER);
        break;
      case 0x8b /* LONG4 */:
        this.#long4(u32(reader.bytes, argument));
        break;
      case 0x96 /* BYTEARRAY8 */:
        this.#byteArray(u64(reader.bytes, argument));
        break;
      case 0x49 /* INT */:
        lines.integer(state, reader, readersOfInt);
        break;
      case 0x4c /* LONG */:
        lines.integer(state, reader, readersOfLong);
        break;
      case 0x46 /* FLOAT */:
        lines.real(state, reader);
        break;
      case 0x53 /* STRING */:
        lines.string(state, reader);
        break;
      case 0x56 /* UNICODE */:
        lines.unicode(state, reader);
        break;

      // Containers
      case 0x29 /* EMPTY_TUPLE */:
        state.push(EMPTY_TUPLE);
        break;
      case 0x5d /* EMPTY_LIST */:
        state.pushEmpty(LIST);
        break;
      case 0x7d /* EMPTY_DICT */:
        state.pushEmpty(DICT);
        break;
      case 0x8f /* EMPTY_SET */:
        state.pushEmpty(SET);
        break;
      case 0x85 /* TUPLE1 */:
        containers.tupleOf(state, 1);
        break;
      case 0x86 /* TUPLE2 */:
        containers.tupleOf(state, 2);
        break;
      case 0x87 /* TUPLE3 */:
        containers.tupleOf(state, 3);
        break;
      case 0x74 /* TUPLE */:
        containers.containerFromMark(state, TUPLE);
        break;
      case 0x6c /* LIST */:
        containers.containerFromMark(state, LIST);
        break;
      case 0x64 /* DICT */:
        containers.containerFromMark(state, DICT);
        break;
      case 0x91 /* FROZENSET */:
        containers.containerFromMark(state, FROZENSET);
        break;
      case 0x61 /* APPEND */:
        containers.append(state, sink, handsOn(reader));
        break;
      case 0x65 /* APPENDS */:
        containers.appends(state, sink, handsOn(reader));
        break;
      case 0x73 /* SETITEM */:
        containers.setItem(state, sink, handsOn(reader));
        break;
      case 0x75 /* SETITEMS */:
        containers.setItems(state, sink, handsOn(reader));
        break;
      case 0x90 /* ADDITEMS */:
        containers.addItems(state, sink, handsOn(reader));
        break;

      // Stack and memo
      case 0x28 /* MARK */:
        state.mark();
        break;
      case 0x30 /* POP */:
        containers.popOne(state);
        break;
      case 0x31 /* POP_MARK */:
        containers.popToMark(state);
        break;
      case 0x32 /* DUP */:
        {
          const top = state.top();
          if (top !== undefined) state.push(top);
          break;
        }
      case 0x94 /* MEMOIZE */:
        state.memoize();
        break;
      case 0x71 /* BINPUT */:
        state.memoPut(reader.bytes[argument] as number);
        break;
      case 0x72 /* LONG_BINPUT */:
        state.memoPut(u32(reader.bytes, argument));
        break;
      case 0x68 /* BINGET */:
        state.memoGet(reader.bytes[argument] as number);
        break;
      case 0x6a /* LONG_BINGET */:
        state.memoGet(u32(reader.bytes, argument));
        break;
      case 0x70 /* PUT */:
        lines.put(state, reader);
        break;
      case 0x67 /* GET */:
        lines.get(state, reader);
        break;

      // Out of the pickle
      case 0x63 /* GLOBAL */:
        lines.global(state, reader, sink);
        break;
      case 0x93 /* STACK_GLOBAL */:
        calls.stackGlobal(state, sink, reader, this.#budget);
        break;
      case 0x69 /* INST */:
        lines.instance(state, reader, sink);
        break;
      case 0x6f /* OBJ */:
        calls.instantiateObject(state, sink);
        break;
      case 0x52 /* REDUCE */:
        calls.reduce(state, sink);
        break;
      case 0x81 /* NEWOBJ */:
        calls.newObject(state, sink, 'NEWOBJ');
        break;
      case 0x92 /* NEWOBJ_EX */:
        calls.newObject(state, sink, 'NEWOBJ_EX');
        break;
      case 0x62 /* BUILD */:
        this.#build();
        break;
      case 0x50 /* PERSID */:
        lines.persistent(state, reader, sink);
        break;
      case 0x51 /* BINPERSID */:
        {
          const id = state.pop();
          if (id !== undefined) calls.persistent(state, sink, id);
          break;
        }
      case 0x82 /* EXT1 */:
        calls.extension(state, sink, reader.bytes[argument] as number);
        break;
      case 0x83 /* EXT2 */:
        calls.extension(state, sink, u16(reader.bytes, argument));
        break;
      case 0x84 /* EXT4 */:
        calls.extension(state, sink, u32(reader.bytes, argument) | 0);
        break;
      case 0x97 /* NEXT_BUFFER */:
        calls.nextBuffer(state, sink);
        break;
      case 0x98 /* READONLY_BUFFER */:
        calls.readOnlyBuffer(state);
        break;

      // The stream
      case 0x80 /* PROTO */:
        this.#protocol(reader.bytes[argument] as number);
        break;
      case 0x95 /* FRAME */:
        this.#frame(u64(reader.bytes, argument));
        break;
      case 0x2e /* STOP */:
        this.#stop();
        break;
      default:
        reader.pos -= 1;
        state.fail(`${hexadecimal(opcode)} is no opcode`);
    }
  }

  #payload(length: number, kind: AtomKind): void {
    const state = this.#state;
    if (this.#reader.skip(length)) state.push(atomAt(state.at, kind));
    else this.#cutOff(length);
  }

  #cutOff(length: number): void {
    const left = this.#reader.source.size - this.#reader.offset;
    this.#state.failAtEnd(`a length of ${length} where the bytes left are ${left}`, length - left);
  }

  /** The length is unsigned in C and signed in pickle.py, which refuses 2 GiB and more. */
  #binaryString(length: number): void {
    if (length > 0x7fffffff) this.#state.giveUp(ALL_READERS & ~C_PICKLE, 'BINSTRING with a negative length');
    if (!this.#state.ended) this.#payload(length, TEXT8);
  }

  #long4(length: number): void {
    if (length > 0x7fffffff) this.#state.fail('LONG4 with a negative length');
    else this.#payload(length, INTEGER);
  }

  #byteArray(length: number): void {
    const state = this.#state;
    if (this.#reader.skip(length)) {
      state.push(atomAt(state.at, BYTEARRAY));
    } else this.#cutOff(length);
  }

  #build(): void {
    const goOn = calls.build(this.#state, this.#sink, this.#reader.offset);
    if (goOn === undefined) return;
    this.#reader.moveTo(goOn);
    this.#frameEnd = -1;
  }

  #protocol(protocol: number): void {
    if (protocol > op.HIGHEST_PROTOCOL) {
      // torch's restricted reader warns of any but 2, and goes on.
      this.#state.giveUp(ALL_READERS, `protocol ${protocol} is unknown`);
      if (this.#state.ended) return;
    }
    this.#state.protocol = protocol;
    this.#state.highestProtocol = Math.max(this.#state.highestProtocol, protocol);
  }

  /** The C pickle wants all of a frame to be there; pickle.py wants the one before to be finished. */
  #frame(length: number): void {
    const state = this.#state;
    const { offset, source } = this.#reader;
    if (length > 2 ** 63 - 1024) {
      state.fail('a frame larger than memory');
      return;
    }
    let end = offset + length;
    for (const known of this.#frameEnds) if (known > offset && known < end) end = known;
    if (end > source.size) {
      state.giveUp(C_PICKLE, `a frame of ${length} bytes where ${source.size - offset} are left`);
    }
    const outer = this.#frameEnd;
    if (outer > offset) {
      state.giveUp(PYTHON_PICKLE, 'a frame begins before the one before it has ended');
      if (end <= outer) return;
      this.#loses ??= { from: offset, to: outer };
    }
    this.#frameEnd = Math.min(end, source.size);
  }

  #leaveFrame(): void {
    const read = straddle(this.#reader, this.#state.at, this.#frameEnd);
    this.#frameEnd = -1;
    if (!read) return;
    this.#state.giveUp(PYTHON_PICKLE, 'an opcode reaches over the end of its frame');
    if (losesRest(this.#reader, this.#state.at, read)) this.#loses ??= read;
  }

  #stop(): void {
    const state = this.#state;
    const result = state.pop();
    if (result === undefined) return;
    if (isGlobal(result)) result.escapes = true;
    state.result = result;
    state.ended = true;
  }
}

/** True if the next opcode may give the top of the stack to a call. */
function handsOn(reader: Reader): boolean {
  const next = reader.bytes[reader.pos] as number;
  return (
    next === op.BUILD ||
    next === op.REDUCE ||
    next === op.TUPLE ||
    (next >= op.TUPLE1 && next <= op.TUPLE3) ||
    next === op.NEWOBJ ||
    next === op.NEWOBJ_EX
  );
}

function hexadecimal(byte: number): string {
  return `0x${byte.toString(16).padStart(2, '0')}`;
}
