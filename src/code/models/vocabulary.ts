import type { Origin } from '../../finding/origin.ts';

/**
 * The words in which a library is described. A model is data: the engine reads it, it never calls the engine, and
 * the same words serve in a project's own configuration.
 *
 * **Paths** name what a library gives, the way a program reaches it: `yaml.load` is a function, `redis.Redis()`
 * what calling the class gives, `redis.Redis().get()` what its method gives, `os.environ[]` an item of a mapping.
 * `{a,b}` stands for either; `*` for any one name.
 *
 * **Arguments** are written `0:stream` (first, or by keyword `stream`), `weights_only` (keyword only), `0`
 * (positional only). `()` before them means the arguments of the call that made the receiver: in
 * `pickle.Unpickler(f).load()` the data is `()0:file`. `self` is the receiver itself, `*` every argument.
 * `2:options[verify]` is an item of a dict that is written in the call.
 */
export type Path = string;
export type Argument = string;

/** How a sink gets at its data through an argument. */
export type Form =
  /** The argument is the data. */
  | 'data'
  /** A file object, read by the sink. */
  | 'file'
  /** The name of a file. */
  | 'path'
  /** Either a file object or the name of a file. */
  | 'file or path'
  /** Either the data itself or a file object. */
  | 'data or file';

/**
 * A condition on one call, answered yes, no or unknown. Every present key must hold; in a list of conditions one
 * is enough.
 */
export interface Condition {
  /** The argument that the next three are about. */
  readonly argument?: Argument;
  /** It is one of these constants. */
  readonly is?: readonly (string | number | boolean | null)[];
  /** It is one of these classes or functions, or a subclass of one that does not undo what makes it safe. */
  readonly within?: readonly Path[];
  /** It is not given. */
  readonly absent?: true;
  /** The receiver is of a class of the project that closes `find_class`. */
  readonly closed?: 'find_class';
  /** The project's lock gives versions within these specifiers to these packages: `{ torch: '>=2.6' }`. */
  readonly versions?: Readonly<Record<string, string>>;
  /** Every Python that the project allows is within: `>=3.14`. */
  readonly python?: string;
}

/** A call that does harm when its data is an attacker's. */
export interface Sink {
  readonly call: Path;
  /** Id of the rule that judges it. */
  readonly rule: string;
  /** Where the data is; several are alternatives that are all looked at. */
  readonly data: Argument | readonly Argument[];
  readonly form: Form;
  /** Harmless if one of these holds; in words for the report in `because`. */
  readonly safe?: readonly (Condition & { readonly because: string })[];
  /** Counts only if one of these holds. */
  readonly when?: readonly Condition[];
}

/** Where data comes in: the path itself and everything that is reached through it. */
export interface Source {
  readonly path: Path;
  readonly origin: Origin;
  /** What it is, for people: `cookies of the HTTP request`; the path itself if absent. */
  readonly note?: string;
  /** What is reached is a file object, though the origin is not `file`: standard input. */
  readonly stream?: true;
  /** The argument that names a file, key or address: who chooses it chooses the data. */
  readonly chosenBy?: Argument;
  /** What it gives when there is nothing: the default of `os.environ.get`. */
  readonly fallback?: Argument;
}

/** A call whose result is made of its arguments. */
export interface Propagator {
  readonly call: Path;
  readonly from: Argument | readonly Argument[];
  /** The result is a file object over that data: `io.BytesIO`. */
  readonly gives?: 'file';
}

/** A call that writes into one of its arguments. */
export interface Filler {
  readonly call: Path;
  readonly into: Argument;
  /** What is written: this origin, or what these arguments hold. */
  readonly origin?: Origin;
  readonly from?: Argument;
}

/** A call that calls a function it is given. */
export interface Callback {
  readonly call: Path;
  readonly function: Argument;
  /**
   * What the function gets: the call's further positional arguments and keywords (`rest`), one element at a time of
   * each of these (`each`), the contents of these (`unpacked`: a tuple, then a dict), or what the library itself
   * hands over, as paths of it (`values`).
   */
  readonly gives:
    | 'rest'
    | { readonly each: readonly Argument[] }
    | { readonly unpacked: readonly Argument[] }
    | { readonly values: readonly Path[] };
  /** The call gives what the function returns; with `each`, an iterable of that. */
  readonly returns?: true;
}

/** A call that proves its data to come from who holds a key, or fails. */
export interface Verification {
  readonly call: Path;
  /** What is verified; the result of the call is authentic too if `returns`. */
  readonly data: Argument;
  readonly key?: Argument;
  readonly returns?: true;
  /** Proves nothing if one of these holds: the check is switched off. */
  readonly unless?: readonly Condition[];
}

/** A function of the project that is called by a framework, with data from outside. */
export interface Entry {
  /** `http`, `task`, `command`, `lambda` … */
  readonly kind: string;
  /** The framework is told by decorating with this … */
  readonly decorator?: Path;
  /** … or by handing the function over in this argument of this call … */
  readonly call?: Path;
  readonly argument?: Argument;
  /** … or by being a method of these names in a subclass of this. */
  readonly base?: Path;
  readonly methods?: readonly string[];
  /** What the parameters get, by position (0 is the first after `self`) or name; `*` for the rest. */
  readonly parameters: Readonly<Record<string, { readonly origin?: Origin; readonly type?: Path }>>;
  /** The argument of the decorator or call that names it: the route. */
  readonly name?: Argument;
}

/** A library. One file in `libraries/` exports one of these as `model`. */
export interface Model {
  /** As people call it. */
  readonly library: string;
  /** Its first names in imports; a file that mentions none of them does not concern this model. */
  readonly modules: readonly string[];
  /** The same thing under another path: `cPickle` is `pickle`. */
  readonly aliases?: Readonly<Record<Path, Path>>;
  /** What a call, an item, an attribute or a `with` gives: `redis.from_url()` is `redis.Redis()`. */
  readonly types?: Readonly<Record<Path, Path>>;
  readonly sinks?: readonly Sink[];
  readonly sources?: readonly Source[];
  readonly propagators?: readonly Propagator[];
  readonly fillers?: readonly Filler[];
  readonly callbacks?: readonly Callback[];
  readonly verifications?: readonly Verification[];
  readonly entries?: readonly Entry[];
}
