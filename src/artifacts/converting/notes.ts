/** What could not be carried, and what must be known to use what was. */

export type NoteKind =
  | 'dangerous-call'
  | 'call'
  | 'object'
  | 'name'
  | 'outside'
  | 'dropped'
  | 'encoding'
  | 'disagreement'
  | 'rest'
  | 'value'
  | 'array';

export interface Note {
  readonly kind: NoteKind;
  /** Notes of one kind about the same thing are counted, not repeated. */
  readonly what: string;
  readonly message: string;
  /** Where in the value, in the manner of Python: `['weights'][0].state`; empty for the whole. */
  readonly path?: string;
  /** In the bytes of the pickle. */
  readonly offset?: number;
}

export interface CountedNote extends Note {
  readonly count: number;
}

/** Things told apart; what comes after is counted with the last of its kind. */
const MOST_NOTES = 500;

export class Notes {
  readonly #notes = new Map<string, { note: Note; count: number }>();

  /** True if nothing like it was noted before: the first is told with its place. */
  isNew(kind: NoteKind, what: string): boolean {
    return !this.#notes.has(`${kind} ${what}`);
  }

  /** The first stays; the others are counted. */
  add(note: Note, count = 1): void {
    let key = `${note.kind} ${note.what}`;
    if (!this.#notes.has(key) && this.#notes.size >= MOST_NOTES) key = `${note.kind} and more`;
    const known = this.#notes.get(key);
    if (known) known.count += count;
    else this.#notes.set(key, { note, count });
  }

  /** The worst first, then in the order in which they were met. */
  all(): CountedNote[] {
    const all = [...this.#notes.values()].map(({ note, count }) => ({ ...note, count }));
    return [...all.filter(isDangerous), ...all.filter((note) => !isDangerous(note))];
  }
}

function isDangerous({ kind }: Note): boolean {
  return kind === 'dangerous-call';
}
