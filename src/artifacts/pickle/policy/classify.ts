/** What a name that a pickle asks for means: vouched for, known to be dangerous, or unknown. */
import type { Surroundings } from '../../inspection/format.ts';
import type { Global } from '../value.ts';
import { DEEPEST, EFFECTS, effectOf, effectOfModule } from './dangers.ts';
import type { Entry } from './entry.ts';
import { python3Name } from './python2.ts';
import { vouchedFor } from './vouched.ts';

export interface Classified {
  readonly verdict: 'dangerous' | 'unknown' | 'safe';
  /** The rest of a sentence that begins with the name; empty where all is well. */
  readonly because: string;
  readonly entry: Entry | undefined;
  /** A file beside the artifact stands in the vouched module's place. */
  readonly shadowed: boolean;
}

const UNKNOWN = 'is vouched for by nobody: loading imports its module and uses what it finds there';

/** Of many files in one folder most ask for the same names. */
const known = new WeakMap<Surroundings, Map<string, Classified>>();
const MOST_KNOWN = 10_000;

export function classify(global: Global, around: Surroundings): Classified {
  const { module, name, protocol } = global;
  if (module === undefined || name === undefined) return COMPUTED;
  const names = known.get(around) ?? new Map<string, Classified>();
  if (names.size === 0) known.set(around, names);
  const key = `${protocol < 3 ? 2 : 3} ${module} ${name}`;
  const before = names.get(key);
  if (before) return before;
  const found = firstLook(module, name, protocol, around);
  if (names.size < MOST_KNOWN) names.set(key, found);
  return found;
}

function firstLook(module: string, name: string, protocol: number, around: Surroundings): Classified {
  const translated = python3Name(module, name);
  const [asked, askedName] = protocol < 3 ? translated : ([module, name] as const);
  const vouched = vouchedFor(asked, askedName);
  if (vouched) return isShadowed(asked, around) ? SHADOWED : judged('safe', '', vouched.entry);
  if (around.torchScript && (module === '__torch__' || module.startsWith('__torch__.')))
    return judged('safe', '');
  const effect = effectOf(module, name) ?? effectOf(...translated);
  if (effect !== undefined) return judged('dangerous', EFFECTS[effect]);
  return name.includes('.') ? classifyPath(asked, askedName) : judged('unknown', UNKNOWN);
}

const COMPUTED = judged('dangerous', 'is a name that is computed while loading, so that nobody can read it');

const SHADOWED: Classified = {
  verdict: 'unknown',
  because:
    'is vouched for, but a file beside the artifact has the name of its module and may be imported instead',
  entry: undefined,
  shadowed: true,
};

function judged(verdict: Classified['verdict'], because: string, entry?: Entry): Classified {
  return { verdict, because, entry, shadowed: false };
}

/**
 * A dotted name walks from attribute to attribute (protocol 4 and later): `pathlib` + `os.system`. A class inside a
 * class is written in the same way, and is the only thing that is not taken for an attempt to get around a list.
 */
function classifyPath(module: string, path: string): Classified {
  const steps = path.split('.');
  const last = steps[steps.length - 1] as string;
  for (let from = 0; from < steps.length - 1; from += 1) {
    const end = Math.min(steps.length - 1, from + DEEPEST);
    const through = steps.slice(from, end).join('.');
    const isAll = end === steps.length - 1;
    const effect = isAll ? effectOf(through, last) : effectOfModule(`${through}.${steps[end]}`);
    if (effect !== undefined)
      return judged('dangerous', `leads to ${steps.slice(from).join('.')}, which ${EFFECTS[effect]}`);
  }
  if (steps.some((step) => step.startsWith('__'))) {
    return judged('dangerous', 'walks through special attributes, which lead to everything');
  }
  const first = steps[0] as string;
  if (!/^_?\p{Lu}/u.test(first))
    return judged('dangerous', 'walks through a module or an object to something else');
  if (vouchedFor(module, first) || effectOfModule(module)) {
    return judged('dangerous', `takes ${last} out of ${module}.${first}, and nobody vouches for that`);
  }
  return judged('unknown', UNKNOWN);
}

/** Modules that are part of the interpreter or loaded before any file beside an artifact can be found. */
const NEVER_SHADOWED = new Set(
  'builtins __builtin__ _codecs _io io sys _thread itertools _operator _functools _collections time os codecs abc'.split(
    ' ',
  ),
);

function isShadowed(module: string, around: Surroundings): boolean {
  const top = module.split('.')[0] as string;
  return !NEVER_SHADOWED.has(top) && (around.shadowed?.(top) ?? false);
}
