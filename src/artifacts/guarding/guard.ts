/** Guards: Python text that loads what was inspected, and refuses the rest. */

import { printable } from '../inspection/printable.ts';
import { type Admission, admissionOf, isHandedOut } from './admission.ts';
import { hookModule } from './hook.ts';
import type { GuardKind } from './kinds.ts';
import type { GlobalNeed } from './need.ts';
import { torchLines } from './torch.ts';
import { unpicklerModule } from './unpickler.ts';

export interface GuardOptions {
  readonly kind: GuardKind;
  /** What it is made for, as the text shall name it. */
  readonly files: readonly string[];
  /** `these files` where it is absent: `what comes through state.pkl`. */
  readonly what?: string;
  /** True if the program has to make something of persistent ids. */
  readonly persistent?: boolean;
  /** Longest pickle that is read, in bytes. */
  readonly largest?: number;
}

/** What each kind of guard is written from. */
export interface Guarded {
  readonly files: readonly string[];
  readonly what: string;
  readonly admissions: readonly Admission[];
  readonly persistent: boolean;
  readonly largest: number;
}

export interface Guard {
  readonly text: string;
  readonly admissions: readonly Admission[];
  /** Names that nobody vouches for and that the guard hands out as they are. */
  readonly handedOut: readonly GlobalNeed[];
}

/** A guard would admit what runs code, so that there is none. */
export class Inadmissible extends Error {
  readonly names: readonly string[];

  constructor(names: readonly string[]) {
    super(`a guard would have to admit ${names.join(', ')}`);
    this.names = names;
  }
}

const LEAST = 16 * 1024 * 1024;

const WRITERS: Readonly<Record<GuardKind, (guarded: Guarded) => string>> = {
  unpickler: unpicklerModule,
  torch: torchLines,
  hook: hookModule,
};

/** The guard for what is needed and nothing else. Throws {@link Inadmissible}. */
export function guardFor(needs: readonly GlobalNeed[], options: GuardOptions): Guard {
  const found = needs.map((need) => [need, admitted(need, options.kind)] as const);
  const refused = found.filter(([, admission]) => admission === undefined);
  if (refused.length > 0) {
    throw new Inadmissible(refused.map(([{ module, name }]) => printable(`${module}.${name}`)));
  }
  const admissions = found.flatMap(([, admission]) => admission ?? []);
  const guarded: Guarded = {
    files: options.files,
    what: options.what ?? 'these files',
    admissions,
    persistent: options.persistent ?? false,
    largest: Math.max(LEAST, options.largest ?? 0),
  };
  const handedOut = admissions.filter(isHandedOut).map(({ need }) => need);
  return { text: WRITERS[options.kind](guarded), admissions, handedOut };
}

function admitted(need: GlobalNeed, kind: GuardKind): Admission | undefined {
  const admission = isWritable(need) ? admissionOf(need) : undefined;
  // `getattr` leads to everything unless somebody looks at its arguments, which only the unpickler can.
  const leads = admission?.as === 'fetches' || admission?.as === 'resolves';
  // The same holds for torch's loader of nested files, which torch would call without its restrictions.
  const open = leads || (admission?.as === 'loads' && kind === 'torch');
  return open && kind !== 'unpickler' ? undefined : admission;
}

const DOTTED = /^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$/;

/** Names come from hostile files and are written into a program. */
function isWritable({ module, name, target }: GlobalNeed): boolean {
  return [module, name, ...target].every((part) => DOTTED.test(part));
}
