/**
 * Attributes in place of methods. Python looks for a method among an object's own attributes too, so that whoever gives an
 * object a class under the name `get` has that class called by everybody who asks the object for an item: torch's
 * optimizers, say, while they are loaded, with arguments that stand in the pickle as well.
 */
import { type Global, isContainer, isGlobal, isMade, type Made, type Value } from '../value.ts';
import type { Judging } from './arguments.ts';
import { classOf, entryOf } from './made.ts';

/**
 * Methods of what they are given, or of the object itself, that vouched classes call while they are made, given a state,
 * compared, hashed or shown: of containers, of files and time zones, and their own.
 */
export const METHODS: ReadonlySet<string> = new Set(
  `__arrow_array__ __arrow_c_array__ __arrow_c_schema__ __arrow_c_stream__ add append astype capsule clear copy count decode difference discard encode endswith extend format get index insert
   intersection isdisjoint issubset items join keys lower pop popitem read readline remove replace reverse rsplit setdefault
   sort split startswith strip tobytes tolist union update upper write
   _build_f _comparison _get_name _init_arrays _operate _patch_step_function _reset_state dst extra_repr free_network fromutc get_params get_state holidays is_normalized
   isoformat localize named_children named_modules normalize read_array read_mmap state_dict to_dict to_diff_dict
   to_json_string toarray tocoo tocsc tocsr total_seconds tzname utcoffset`.split(/\s+/),
);

/** Values in values that are looked at for each attribute. */
const MOST_LOOKS = 200;

/** True for an attribute of that value which would do more, as a method, than what it is vouched for. */
export function isCalledAs(attribute: string, value: Value, judging: Judging): boolean {
  if (typeof value === 'number') return false;
  if (holdsClass(value, judging)) return true;
  if (!METHODS.has(attribute) || !isMade(value)) return false;
  const whose = classOf(value, judging);
  const entry = whose && entryOf(whose, judging);
  return entry?.kind === 'class' && !entry.call && !entry.plain && entry.special !== 'binds';
}

/** A class that is not vouched for with being called, or something that has one in it: hooks are kept in dicts, steps in lists. */
function holdsClass(value: Value, judging: Judging): boolean {
  const left = [value];
  for (let looks = 0; left.length > 0 && looks < MOST_LOOKS; looks += 1) {
    const next = left.pop() as Value;
    if (isGlobal(next) ? isUncalled(next, judging) : isMade(next) && givesClass(next, judging)) return true;
    if (!isContainer(next)) continue;
    looks += next.items.length;
    for (const item of next.items) if (typeof item !== 'number') left.push(item);
  }
  return false;
}

function isUncalled(global: Global, judging: Judging): boolean {
  const { verdict, entry } = judging.classify(global);
  return verdict === 'safe' && entry?.kind === 'class' && entry.call === undefined;
}

/** `type(x)`, and functions that may give back what they were given. */
function givesClass({ callee, args }: Made, judging: Judging): boolean {
  if (!isGlobal(callee)) return false;
  const entry = entryOf(callee, judging);
  if (entry?.kind === 'class') return entry.call !== undefined && !entry.make;
  return (
    entry?.anywhere === true &&
    isContainer(args) &&
    args.items.some((item) => isGlobal(item) && isUncalled(item, judging))
  );
}
