import { type Entry, isThere, type Rank, takeAway } from '../flow/ask/home.ts';
import { type Absent, type Ledger, NeedsAnswer, type Step, Waits } from '../flow/ask/memo.ts';
import type { Steps, Taken } from '../judging/steps.ts';
import { byAspect, type Looked, type Reads } from '../program/reads.ts';
import { type Changes, Holding } from './holding.ts';
import { Makers } from './makers.ts';
import type { Naming } from './naming.ts';
import { type Left, Questions } from './questions.ts';
import type { StepRecord } from './record.ts';

/** What a step has left in memory, for a run that goes on there. */
export interface StepMemory {
  readonly rank: Rank;
  /** The answers that it made. */
  readonly made: readonly Entry<unknown>[];
  readonly live: unknown;
}

/** The same of all steps of a run. */
export interface Memory {
  /** Where the answers are. */
  readonly ledger: Ledger;
  /** By position among the steps. */
  readonly steps: readonly StepMemory[];
}

/**
 * Takes the steps of an audit so that every one of them has the result that it has in a run from nothing, but does only
 * those whose result can be another one than in the run that was kept.
 *
 * A step's result depends on the files and names that it looked at, and on the answers that earlier steps have left
 * behind, or not: what is remembered costs nothing, so the same budget reaches further. So a step is left out if
 * nothing that it looked at has changed, and if each question that it asked has the same answer, or none, from the
 * steps before it. Answers that differ are kept by name for as long as they do. What a step needs of one that was left out
 * is made up for: a plain answer by itself, any other by doing the step that left it; hidden from either is what it could
 * not have seen in its place. Where the answers of the run before are still in memory nothing has to be made up for: until
 * a step is come to, its answers are hidden from all others; if it is done again, they are taken away.
 */
export class Replay implements Steps {
  readonly #ledger: Ledger;
  readonly #reads: Reads;
  readonly #questions: Questions;
  readonly #old: readonly StepRecord[];
  /** By id: positions among the old steps; made once the steps do not come one by one as they did then. */
  #positions: ReadonlyMap<string, number> | undefined;
  /** By position among the old steps: the same step of this run, if it was left out and is not in memory. */
  readonly #leftOut: TakenStep[] = [];
  /** How many of the old steps have been passed. */
  #passed = 0;
  #makers: Makers | undefined;
  readonly #records: StepRecord[] = [];
  /** Of the old steps, where it is at hand. */
  readonly #memory: Memory | undefined;
  /** By position among {@link #records}, as far as none was left out without being in memory. */
  readonly #memories: StepMemory[] = [];
  /** Those that were not left out. */
  readonly #anew: StepRecord[] = [];
  /** Answers of this run that other steps have used: by the place of the step that made them, and by question. */
  readonly #used = new Map<number, Map<number, number>>();
  readonly #holding: Holding;
  #done = 0;

  constructor(
    ledger: Ledger,
    reads: Reads,
    naming: Naming,
    old: readonly StepRecord[],
    changes: Changes,
    memory: Memory | undefined,
  ) {
    this.#ledger = ledger;
    this.#reads = reads;
    this.#questions = new Questions(naming);
    this.#old = old;
    this.#holding = new Holding(changes);
    this.#memory = memory;
    for (const { rank } of memory?.steps ?? []) rank.at = Number.POSITIVE_INFINITY;
  }

  take<Live, Kept>(id: string, work: () => Live, keep: (live: Live) => Kept): Taken<Live, Kept> {
    const at = this.#records.length + 1;
    const position = this.#pass(id);
    const old = position === undefined ? undefined : this.#old[position];
    const memory = position === undefined ? undefined : this.#memory?.steps[position];
    if (old && this.#holding.holds(old)) {
      if (memory) {
        memory.rank.at = at;
        this.#record(old, memory);
        return { kept: old.result as Kept, live: () => memory.live as Live };
      }
      const step: TakenStep = { id, rank: { at }, work, old, live: undefined, isDone: false };
      this.#leftOut[position as number] = step;
      this.#record(old, undefined);
      return { kept: old.result as Kept, live: () => this.#liveOf(step) as Live };
    }
    forget(memory);
    const step: TakenStep = { id, rank: { at }, work, old, live: undefined, isDone: false };
    const live = () => step.live as Live;
    const trace = this.#do(step);
    const kept = keep(step.live as Live);
    const left = this.#questions.leftBy(trace);
    if (this.#old.length > 0) this.#compare(old, left);
    const record = this.#recordOf(id, trace, left, kept);
    this.#record(record, { rank: step.rank, made: trace.made.filter(isThere), live: step.live });
    this.#anew.push(record);
    return { kept, live };
  }

  /** Whether at least one question of so many was asked again. */
  areAnew(share: number): boolean {
    const anew = this.#anew.reduce((sum, { made }) => sum + made.length, 0);
    const all = this.#records.reduce((sum, { made }) => sum + made.length, 0);
    return anew * share >= all;
  }

  /** What stays in memory. */
  get memory(): Memory | undefined {
    if (this.#memories.length < this.#records.length) return undefined;
    for (; this.#passed < this.#old.length; this.#passed += 1) forget(this.#memory?.steps[this.#passed]);
    return { ledger: this.#ledger, steps: this.#memories };
  }

  /** What is kept of this run. */
  records(): StepRecord[] {
    for (const [at, used] of this.#used)
      this.#records[at - 1] = completed(this.#records[at - 1] as StepRecord, used);
    return this.#records;
  }

  /** How many steps there are, and how many have been done, those that others needed among them. */
  get counts(): { readonly all: number; readonly done: number } {
    return { all: this.#records.length, done: this.#done };
  }

  /** The position of the same step in the run that was kept; what does not come in the old order is as good as new. */
  #pass(id: string): number | undefined {
    const position = this.#old[this.#passed]?.id === id ? this.#passed : this.#positionOf(id);
    if (position === undefined || position < this.#passed) return undefined;
    for (; this.#passed < position; this.#passed += 1) {
      this.#compare(this.#old[this.#passed], []);
      forget(this.#memory?.steps[this.#passed]);
    }
    this.#passed += 1;
    return position;
  }

  #positionOf(id: string): number | undefined {
    this.#positions ??= new Map(this.#old.map((step, position) => [step.id, position]));
    return this.#positions.get(id);
  }

  #record(record: StepRecord, memory: StepMemory | undefined): void {
    this.#records.push(record);
    if (memory) this.#memories.push(memory);
  }

  #liveOf(step: TakenStep): unknown {
    if (!step.isDone) {
      if (this.#ledger.step) throw new NeedsStep(step);
      this.#do(step);
    }
    return step.live;
  }

  /** Does a step; what it needs of steps that were left out is made up for first. */
  #do(step: TakenStep): Noted {
    if (step.old && !this.#memory) this.#makeReady(step.old, step.rank);
    for (;;) {
      this.#reads.take();
      this.#ledger.begin(step.rank, this.#old.length > 0 && !this.#memory ? this.#absent : undefined);
      try {
        step.live = step.work();
        const trace = this.#ledger.end();
        step.isDone = true;
        this.#done += 1;
        return { ...trace, looked: this.#reads.take() };
      } catch (error) {
        this.#ledger.undo();
        if (error instanceof NeedsAnswer) error.make();
        else if (error instanceof NeedsStep) this.#do(error.step);
        else throw error;
      }
    }
  }

  /** What a step needed then it mostly needs again: better done before it than in the middle of it. */
  #makeReady({ asked }: StepRecord, rank: Rank): void {
    for (const question of asked) {
      const maker = this.#makerOf(question, rank);
      if (maker && !maker.isPlain && !maker.step.isDone) this.#do(maker.step);
    }
  }

  readonly #absent: Absent = {
    makerOf: (home, key, { rank }) => {
      const maker = this.#makerOf(this.#questions.nameOf({ home, key }), rank);
      if (maker && !maker.isPlain) throw new NeedsStep(maker.step);
      return maker?.step.rank;
    },
    lacks: (table, row, { rank }) => {
      const maker = this.#makerOf(this.#questions.nameOf(table), rank);
      return maker?.isPlain === true && !this.#makerOf(this.#questions.rowOf(table, row), rank);
    },
    aside: (work) => this.#reads.unseen(work),
  };

  /** The step before a rank that was left out and has the answer to a question. */
  #makerOf(question: number, rank: Rank): { step: TakenStep; isPlain: boolean } | undefined {
    this.#makers ??= new Makers(this.#old);
    for (const { position, isPlain } of this.#makers.of(question)) {
      const step = this.#leftOut[position];
      if (step && !step.isDone && step.rank.at < rank.at) return { step, isPlain };
    }
    return undefined;
  }

  /** Which answers a step leaves that are others than those it left then; of a step that is gone none are left. */
  #compare(old: StepRecord | undefined, left: readonly Left[]): void {
    const before = new Map<number, number>();
    if (old) for (let i = 0; i < old.made.length; i += 1) before.set(old.made[i]!, old.answers[i]!);
    for (const { question, answer } of left) {
      const then = before.get(question);
      before.delete(question);
      // Of what nobody used then, nobody can find that it is different.
      if (then !== 0 || this.#holding.different.has(question)) this.#differs(question, then, answer());
    }
    for (const [question, then] of before) this.#differs(question, then, undefined);
  }

  /** `before` and `now` are the answers that a step left, undefined where it left none. */
  #differs(question: number, before: number | undefined, now: number | undefined): void {
    const known = this.#holding.different.get(question);
    const [old, current] = [before ?? known?.before ?? 0, now ?? known?.now ?? 0];
    if (old === current) this.#holding.different.delete(question);
    else this.#holding.differs(question, { before: old, now: current });
  }

  #use(at: number, question: number, answer: number): void {
    // What was answered before all steps is in no record.
    if (at === 0) return;
    const known = this.#used.get(at);
    if (known) known.set(question, answer);
    else this.#used.set(at, new Map([[question, answer]]));
  }

  #recordOf(id: string, trace: Noted, left: readonly Left[], result: unknown): StepRecord {
    for (const { maker, question, answer } of this.#questions.usedBy(trace))
      this.#use(maker.at, question, answer);
    const { looked } = trace;
    const made = [...left.filter(({ isPlain }) => isPlain), ...left.filter(({ isPlain }) => !isPlain)];
    return {
      id,
      files: Int32Array.from(looked.files),
      ...byAspect((aspect) => Int32Array.from(looked[aspect])),
      plain: left.filter(({ isPlain }) => isPlain).length,
      made: Float64Array.from(made, ({ question }) => question),
      answers: new Float64Array(made.length),
      asked: Float64Array.from(this.#questions.askedBy(trace)),
      result,
    };
  }
}

interface TakenStep {
  readonly id: string;
  readonly rank: Rank;
  readonly work: () => unknown;
  /** The same step of the run that was kept. */
  readonly old: StepRecord | undefined;
  live: unknown;
  isDone: boolean;
}

/** Takes the answers of a step away. */
function forget(memory: StepMemory | undefined): void {
  if (memory) for (const one of memory.made) takeAway(one);
}

interface Noted extends Step {
  readonly looked: Looked;
}

/** Thrown through a step that needs what another one leaves. */
class NeedsStep extends Waits {
  readonly step: TakenStep;

  constructor(step: TakenStep) {
    super(`needs ${step.id}`);
    this.step = step;
  }
}

/** A record with the answers that others have used since it was made. */
function completed(record: StepRecord, used: ReadonlyMap<number, number>): StepRecord {
  const { made, answers } = record;
  let more: Float64Array | undefined;
  for (let i = 0; i < made.length; i += 1) {
    const answer = answers[i] === 0 ? used.get(made[i]!) : undefined;
    if (answer === undefined) continue;
    more ??= answers.slice();
    more[i] = answer;
  }
  return more ? { ...record, answers: more } : record;
}
