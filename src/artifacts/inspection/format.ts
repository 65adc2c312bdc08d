import type { ByteSource } from '../../archive/source.ts';
import type { Budget } from '../../limits/budget.ts';
import type { GlobalEntry, LoaderEntry } from '../../report/report.ts';
import type { Reason } from './reason.ts';
import type { Rows } from './rows.ts';
import type { GlobalUse } from './use.ts';

/** Bytes that may be an artifact: a file, a member of an archive, what a compressed file unpacks to. */
export interface Content {
  readonly source: ByteSource;
  /** Its first bytes, at most {@link HEAD}. */
  readonly head: Uint8Array;
  /** Of the file or member, without folders; a hint, and no more than that. */
  readonly name: string;
  /** Of all there is; larger than the source if that is only the beginning. */
  readonly size: number;
}

export const HEAD = 4096;

/** What is known of the place where the artifact lies. */
export interface Surroundings {
  /** True if importing the top-level module would find a file beside the artifact first. */
  readonly shadowed?: (module: string) => boolean;
  /** True if a file of that name, with something in it, lies beside the artifact. */
  readonly beside?: (name: string) => boolean;
  /** True where names below `__torch__` are classes that TorchScript defines itself. */
  readonly torchScript?: boolean;
  /** What a search for pickles has met before, in the source that it looks through. */
  readonly rows?: Rows;
}

export interface Context {
  readonly budget: Budget;
  /** Of what is safe nobody wants to know which names it asks for. */
  readonly brief: boolean;
  readonly around: Surroundings;
  /** Inspects what lies inside, one level deeper; undefined if it is no artifact. Throws LimitReached. */
  inspect(content: Content): Inspection | undefined;
  /** The same for what lies elsewhere: in a folder of an archive that is unpacked before it is loaded. */
  among(shadowed: (module: string) => boolean): Context;
  /** The same for a search, which tells what it has met. */
  searching(rows: Rows): Context;
  /** The same for whoever goes by the names that something safe asks for. */
  inFull(): Context;
  /** True if some format recognises the content. */
  recognises(content: Content): boolean;
  /** What the first bytes decide; undefined where they do not. */
  glance(content: Content): Inspection | undefined;
}

/**
 * Persistent ids that no format explains, codes of copyreg's registry, buffers beside the pickle; classes that torch's
 * older format keeps as persistent ids.
 */
export type Outside = 'persistent' | 'extension' | 'buffer' | 'module';

/** A name, as the report has it, and what is needed of it. */
export interface GlobalFound extends GlobalEntry {
  readonly uses?: readonly GlobalUse[];
}

/** What was found out about one artifact. */
export interface Inspection {
  readonly format: string;
  readonly globals: readonly GlobalFound[];
  readonly reasons: readonly Reason[];
  /** Writes it down for people, while the source is open. */
  readonly program?: (() => string) | undefined;
  /** What it needs of the program that loads it, beyond names. */
  readonly outside?: readonly Outside[];
  /** Loaders that read it in a way of their own. */
  readonly loaders?: readonly LoaderEntry[] | undefined;
  /** Artifacts inside, each with its own verdict. */
  readonly members?: readonly MemberInspection[];
}

export interface MemberInspection {
  /** Inside the artifact. */
  readonly path: string;
  /** Its content; undefined where it was not unpacked. */
  readonly source: ByteSource | undefined;
  readonly inspection: Inspection;
}

/** One file in formats/ exports one of these as `format`. */
export interface ArtifactFormat {
  /** As in the report. */
  readonly name: string;
  /** For people: what it is and who reads it, in a few words. */
  readonly description: string;
  /**
   * Formats of one family are readings of the same bytes by the same readers, of which the first that recognises
   * them is right. A file that two families recognise is two things at once, which nobody does by accident.
   */
  readonly family: 'pickle' | 'zip' | 'tar' | 'numpy' | 'compressed' | 'database' | 'hdf5' | 'model';
  /** Within the family higher ranks are asked first; from {@link MARKED} on, each that recognises the file counts. */
  readonly rank: number;
  /** What it finds lies within a text of whatever format, and adds to what those of other families say of that. */
  readonly adds?: true;
  /** It is asked about what no other format recognises. */
  readonly last?: true;
  /** The bytes that it can begin with, as Latin-1; any if absent. Most formats are not even asked about most files. */
  readonly first?: string;
  /** What must hold before it is asked; formats that share it need the answer once. */
  readonly gate?: (content: Content) => boolean;
  /** By content, never by name alone. */
  recognises(content: Content): boolean;
  /** What the first bytes alone decide, so that the rest need not be unpacked. */
  glance?(content: Content): Inspection | undefined;
  /** Undefined if a closer look finds nothing that anybody would load. Throws LimitReached. */
  inspect(content: Content, context: Context): Inspection | undefined;
}

/** Formats of this rank and above have a mark of their own: a file with two such marks is two things at once. */
export const MARKED = 2;

/** `size` is given if the source is only the beginning. */
export function contentOf(source: ByteSource, name: string, size = source.size): Content {
  return { source, head: source.read(0, HEAD), name, size };
}

export function isPartial({ source, size }: Content): boolean {
  return source.size < size;
}

/** Every format asks this of every file: nothing is made for it. */
export function startsWith(head: Uint8Array, magic: readonly number[] | string, from = 0): boolean {
  for (let at = 0; at < magic.length; at += 1) {
    const byte = typeof magic === 'string' ? magic.charCodeAt(at) : magic[at];
    if (head[from + at] !== byte) return false;
  }
  return true;
}

/** An artifact of which no more can be said than why nobody can say more. */
export function undecided(format: string, reason: Reason): Inspection {
  return { format, globals: [], reasons: [reason] };
}

/** A format that is known and not read yet: never safe, never passed over. */
export function unsupported(format: string, what: string): Inspection {
  const message = `${what} is not supported yet, so that nothing is known of what it does`;
  return undecided(format, { rule: 'unsupported', verdict: 'unreadable', message });
}
