/** What a content is, and what runs when it is loaded. */
import type { Budget } from '../limits/budget.ts';
import { LimitReached } from '../limits/errors.ts';
import { formats } from './formats/registry.generated.ts';
import type { ArtifactFormat, Content, Context, Inspection, Surroundings } from './inspection/format.ts';
import { MARKED, undecided } from './inspection/format.ts';
import { isSameValue, membersWithin } from './inspection/known.ts';
import { limitReason, type Reason } from './inspection/reason.ts';
import type { Rows } from './inspection/rows.ts';

const ALL = formats as readonly ArtifactFormat[];
const BY_RANK: readonly ArtifactFormat[] = ALL.filter(({ last }) => !last).sort(
  (a, b) => b.rank - a.rank || (a.name < b.name ? -1 : 1),
);
const LAST = ALL.filter(({ last }) => last);

/** By the first byte. */
const BY_FIRST = Array.from({ length: 256 }, (_, byte) =>
  BY_RANK.filter(({ first }) => first?.includes(String.fromCharCode(byte)) ?? true),
);

/**
 * Inspects by content, whatever the name says; undefined for what is no artifact. Reaching a limit is a finding. Who
 * wants it `brief` is not told the names that something safe asks for.
 */
export function inspectContent(
  content: Content,
  budget: Budget,
  around: Surroundings,
  brief = false,
): Inspection | undefined {
  const context = new Looking(around, budget, brief);
  return withinLimits(() => inspectAs(content, context));
}

/** A class, because each of many small files has one of its own. */
class Looking implements Context {
  readonly around: Surroundings;
  readonly budget: Budget;
  readonly brief: boolean;
  #elsewhere: Map<(module: string) => boolean, Context> | undefined;

  constructor(around: Surroundings, budget: Budget, brief: boolean) {
    this.around = around;
    this.budget = budget;
    this.brief = brief;
  }

  inspect(inside: Content): Inspection | undefined {
    return withinLimits(() => this.budget.nested(() => inspectAs(inside, this)));
  }

  among(shadowed: (module: string) => boolean): Context {
    this.#elsewhere ??= new Map();
    const found =
      this.#elsewhere.get(shadowed) ?? new Looking({ ...this.around, shadowed }, this.budget, this.brief);
    this.#elsewhere.set(shadowed, found);
    return found;
  }

  searching(rows: Rows): Context {
    return new Looking({ ...this.around, rows }, this.budget, this.brief);
  }

  inFull(): Context {
    return this.brief ? new Looking(this.around, this.budget, false) : this;
  }

  recognises(inside: Content): boolean {
    return readings(inside).length > 0;
  }

  glance(inside: Content): Inspection | undefined {
    const [only, other] = readings(inside);
    return other ? undefined : only?.glance?.(inside);
  }
}

/**
 * What it can be read as: of each family the first that recognises it, and all that find a mark of their own. Every file
 * is asked about, so that nothing is made in the loop.
 */
function readings(content: Content): ArtifactFormat[] {
  const found: ArtifactFormat[] = [];
  const first = content.head[0];
  const asked = first === undefined ? BY_RANK : (BY_FIRST[first] as readonly ArtifactFormat[]);
  let gate: ArtifactFormat['gate'];
  let isOpen = true;
  for (let at = 0; at < asked.length; at += 1) {
    const format = asked[at] as ArtifactFormat;
    if (format.gate && format.gate !== gate) {
      gate = format.gate;
      isOpen = gate(content);
    }
    if (format.gate && !isOpen) continue;
    if (!isTaken(format, found) && format.recognises(content)) found.push(format);
  }
  if (found.length === 0) for (const format of LAST) if (format.recognises(content)) found.push(format);
  return found;
}

function isTaken({ adds, rank, family }: ArtifactFormat, found: readonly ArtifactFormat[]): boolean {
  if (adds || rank >= MARKED || found.length === 0) return false;
  return found.some((one) => !one.adds && one.family === family);
}

/** What its first look says that it is, whether or not there is anything to say of it. */
export function formatOf(content: Content): string | undefined {
  return readings(content).find(({ adds }) => !adds)?.name;
}

function inspectAs(content: Content, context: Context): Inspection | undefined {
  const formats = readings(content);
  if (formats.length <= 1) return formats[0]?.inspect(content, context);
  const families = new Set<string>();
  const inspected = (of: readonly ArtifactFormat[]) =>
    of.flatMap((format) => {
      const found = format.inspect(content, context);
      if (found) families.add(format.family);
      return found ?? [];
    });
  const [first, ...others] = inspected(formats.filter(({ adds }) => !adds));
  const whole = first && others.length > 0 ? polyglot(first, others) : first;
  const added = inspected(formats.filter(({ adds, family }) => adds && !families.has(family)));
  return added.reduce<Inspection | undefined>((sum, one) => (sum ? together(content, sum, one) : one), whole);
}

/** What a format adds counts but for what the file's own readers have met. */
function together(content: Content, whole: Inspection, added: Inspection): Inspection {
  const known = [{ path: '', source: content.source, inspection: whole }, ...membersWithin(whole)];
  const others = (added.members ?? []).filter((one) => !known.some((own) => isSameValue(own, one)));
  const members = [...(whole.members ?? []), ...others];
  return {
    ...whole,
    globals: [...whole.globals, ...added.globals],
    reasons: [...whole.reasons, ...added.reasons],
    ...(members.length > 0 && { members }),
  };
}

/** A file that is several things at once: all of them count, and that there are several counts too. */
function polyglot(first: Inspection, others: readonly Inspection[]): Inspection {
  const names = others.map(({ format }) => format).join(' and ');
  const message = `it is a ${first.format} and at the same time a ${names}: readers load different things`;
  const reason: Reason = { rule: 'reader-disagreement', verdict: 'suspicious', message };
  const all = [first, ...others];
  return {
    format: all.map(({ format }) => format).join('+'),
    globals: all.flatMap(({ globals }) => globals),
    reasons: [reason, ...all.flatMap(({ reasons }) => reasons)],
    program: all.find(({ program }) => program)?.program,
    outside: [...new Set(all.flatMap(({ outside }) => outside ?? []))],
    loaders: all.some(({ loaders }) => loaders) ? all.flatMap(({ loaders }) => loaders ?? []) : undefined,
    members: all.flatMap(({ members }) => members ?? []),
  };
}

function withinLimits(inspect: () => Inspection | undefined): Inspection | undefined {
  try {
    return inspect();
  } catch (error) {
    if (error instanceof LimitReached) return undecided('unknown', limitReason(error));
    throw error;
  }
}
