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
 * `2:options[verify]` is an item of a dict that is written in the call; `1:parser()recover` an argument of the call of a
 * library that made the parser.
 */
export type Path = string;
export type Argument = string;

/** How a sink gets at its data through an argument. */
export type Form =
  /** The argument is the data. */
  | 'data'
  /** The same where it is a text; lists and dictionaries are sent as something else. */
  | 'text'
  /** A file object, read by the sink. */
  | 'file'
  /** The name of a file. */
  | 'path'
  /** Either a file object or the name of a file. */
  | 'file or path'
  /** Either the data itself or a file object. */
  | 'data or file'
  /** The name of a file, where the name does harm and not what the file holds. */
  | 'target'
  /** The name of something that the sink fetches; its `reads` says what lies there. */
  | 'name';

/**
 * A condition on one call, answered yes, no or unknown. Every present key must hold; in a list of conditions one
 * is enough.
 */
export interface Condition {
  /** The argument that the keys down to `secret` are about. */
  readonly argument?: Argument;
  /** It is one of these constants. */
  readonly is?: readonly (string | number | boolean | null)[];
  /** It is a constant text that this regular expression describes from end to end. */
  readonly matches?: string;
  /** It is a number less than this. */
  readonly below?: number;
  /** It is a whole number in which at least one of these bits is set: `0o002`. */
  readonly bits?: number;
  /**
   * A name that is written in it is described, in lower case and from end to end, by this regular expression; of the receiver,
   * the last one.
   */
  readonly named?: string;
  /** It comes from a request, response, message, store or file: who may attack may choose it. */
  readonly outside?: true;
  /** It is a text that begins with a constant one: `'do_' + name`. */
  readonly begins?: true;
  /** It is a list, tuple or set, or a dictionary with keys, and one of these constants is among them. */
  readonly contains?: readonly (string | number | boolean | null)[];
  /** It is such a list, tuple, set or dictionary, and none of these constants is among them. */
  readonly lacks?: readonly (string | number | boolean | null)[];
  /**
   * It is a regular expression that says which characters may come: no dot, and no class of all but some. `whole`: it
   * must end where the text ends, because only its beginning is tried otherwise; `between`: it must begin there, too.
   */
  readonly narrow?: 'between' | 'whole' | 'any';
  /** It is one of these classes or functions, or a subclass of one that does not undo what makes it safe. */
  readonly within?: readonly Path[];
  /** It is not given. */
  readonly absent?: true;
  /** It is given, whatever it is. */
  readonly given?: true;
  /** It is given and does not stand in the code: a key that readers of the code do not have. */
  readonly secret?: true;
  /**
   * What the call gives is meant for something whose name, in lower case, this regular expression describes from end
   * to end: what it is assigned to, the argument or key that it is given for, the function around as `name()`.
   */
  readonly meantFor?: string;
  /**
   * What the call gives, or what is made of it there, is handed to a function of such a name, in lower case and from end to
   * end: at once, or under the name that it is kept under.
   */
  readonly handedTo?: string;
  /** What it gives is handed to a function of this name at once, or by the next statement: the call only asked. */
  readonly undoneBy?: string;
  /** A condition under which the call stands has a name in it, in lower case, that this describes from end to end. */
  readonly under?: string;
  /** One of these words is part of a decorator of the function around, in lower case. */
  readonly decorated?: readonly string[];
  /** One of these words is part of a name or a text in the file around, documentation left out. */
  readonly mentions?: readonly string[];
  /** What the call gives, or the name that it is assigned to, is compared by `==` or `!=`. */
  readonly compared?: true;
  /**
   * The receiver has a name in the function around, and nothing is done with it there but to call these methods: a
   * socket that is bound and closed again.
   */
  readonly usedOnlyBy?: readonly string[];
  /**
   * A method of this name, called in the file around on the same object as the call itself or as one of its arguments, turns
   * something on whose name, or text, ends so: `parser.setFeature(feature_external_ges, True)`.
   */
  readonly turnedOn?: { readonly method: string; readonly names: readonly string[] };
  /** It stands in the body of a `with` that enters one of these. */
  readonly inside?: readonly Path[];
  /** It is a function of the project that hands what it is given to a sink of one of these rules, ids or families. */
  readonly reaches?: readonly string[];
  /** It is a class, or an object of one, that was given such functions: constructors that a loader is taught. */
  readonly taught?: readonly string[];
  /** The receiver is of a class of the project that closes `find_class`. */
  readonly closed?: 'find_class';
  /** The project's lock gives versions within these specifiers to these packages: `{ torch: '>=2.6' }`. */
  readonly versions?: Readonly<Record<string, string>>;
  /** Every Python that the project allows is within: `>=3.14`. */
  readonly python?: string;
  /** This holds too: about another argument. */
  readonly and?: Condition;
  /** This is not known to hold: yes where its answer is no or unknown. */
  readonly unless?: Condition;
}

/**
 * A call that does harm when its data is an attacker's; or, with neither `data` nor `reads`, a trap: a call that is
 * wrong by its arguments alone, whoever runs it. A trap is reported where its conditions are known to hold, never on
 * a doubt.
 */
export interface Sink {
  readonly call: Path;
  /** Id of the rule that judges it. */
  readonly rule: string;
  /** Where the data is; several are alternatives that are all looked at. */
  readonly data?: Argument | readonly Argument[];
  /**
   * It is no call: what is assigned to it is its argument `0`, as in `response.text = page`. With texts in lower case, what is
   * assigned to an item of it under such a key, in whatever case: `response.headers["Location"] = address`.
   */
  readonly assigned?: true | readonly string[];
  /** Goes with `data`. */
  readonly form?: Form;
  /** What it reads where no data is given, and what lies under the name that is: a message, what a store holds. */
  readonly reads?: { readonly origin: Origin; readonly note: string };
  /** It is such a call only where one of these is known to hold; a call that only becomes one by its arguments. */
  readonly when?: readonly Condition[];
  /** Harmless if one of these holds; in words for the report in `because`. */
  readonly safe?: readonly (Condition & { readonly because: string })[];
  /** It writes what the data names: always, or where this holds. Names of members of archives do harm there alone. */
  readonly writes?: true | Condition;
  /** What to do at such a call, in one sentence; the rule's advice if absent. `{callee}` is filled in. */
  readonly advice?: string;
}

/** Where data comes in: the path itself and everything that is reached through it. */
export interface Source {
  readonly path: Path;
  readonly origin: Origin;
  /** What it is, for people: `cookies of the HTTP request`; the path itself if absent. */
  readonly note?: string;
  /** What is reached is a file object, though the origin is not `file`: standard input. */
  readonly stream?: true;
  /** The attributes that the library gives it; what stands under others is kept there by the program. */
  readonly members?: readonly string[];
  /** Methods of it that give the same whenever they are called: `get_data` of a request. */
  readonly steady?: readonly string[];
  /** The argument that names a file, key or address, or one of several: who chooses it chooses the data. */
  readonly chosenBy?: Argument | readonly Argument[];
  /** What it gives are names, chosen by whoever made what they are read from: of members of an archive. */
  readonly names?: true;
  /** What it gives when there is nothing: the default of `os.environ.get`. */
  readonly fallback?: Argument;
  /** Where it is a call: what its object was given before by these, under the same keys, is what it gives. */
  readonly kept?: readonly Kept[];
}

/** A call that gives something to its object to keep: `config.set(section, option, value)`. */
export interface Kept {
  readonly by: Path;
  /** Arguments that mean the same in the call that gives it back; none where that may give back anything. */
  readonly keys: readonly Argument[];
  readonly from: Argument;
}

/**
 * Methods with names so telling that they mean the same whatever object has them: `fetchall` of a cursor. For objects of
 * which nothing is known.
 */
export interface Convention {
  readonly methods: readonly string[];
  readonly origin: Origin;
  readonly note: string;
  /** As of a {@link Source}. */
  readonly names?: true;
  /** The name alone is not telling enough: only calls of which one of these is known to hold. */
  readonly when?: readonly Condition[];
}

/** A call whose result is made of its arguments. */
export interface Propagator {
  readonly call: Path;
  readonly from: Argument | readonly Argument[];
  /** The result is a file object over that data: `io.BytesIO`. */
  readonly gives?: 'file';
}

/**
 * A call, or an attribute of an object, that leaves nothing in its data that could do harm at the sinks of some rules:
 * what would be special there is quoted, cut off or refused.
 */
export interface Sanitizer {
  readonly call: Path;
  readonly data: Argument;
  /** Ids of the rules, or the first part of the ids of a family. */
  readonly rules: readonly string[];
  /** Only where one of these is known to hold. */
  readonly when?: readonly Condition[];
  /** It gives back no data but tells by its result, true for harmless, or else by raising: a test. */
  readonly tells?: true | 'by raising';
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
   * hands over, as paths of it (`values`), or what another call of the library gives for these arguments (`result`;
   * `self.search` is a method of the same object).
   */
  readonly gives:
    | 'rest'
    | { readonly each: readonly Argument[] }
    | { readonly unpacked: readonly Argument[] }
    | { readonly values: readonly Path[] }
    | { readonly result: Path; readonly of: readonly Argument[] };
  /** The call gives what the function returns; with `each`, an iterable of that. */
  readonly returns?: true;
}

/** Functions that are handed over to be called whenever something is sent: `wanted.connect(f)`, `wanted.send(x)`. */
export interface Signal {
  /** The call that takes the function: by hand, or as its decorator. */
  readonly connect: Path;
  /** The signal, or a list of such: `self` of a method of its own. */
  readonly signal: Argument;
  /** The signal's methods that call the function with what they are given. */
  readonly send: readonly Path[];
}

/** A call that proves its data to come from who holds a key: it checks a signature or a MAC. */
export interface Verification {
  readonly call: Path;
  /** What is verified: all that it was given, or what its object was given before (`()0:msg`, fillers of `self`). */
  readonly data: Argument | readonly Argument[];
  /**
   * How it tells. By its `result`: that is the verified data, and there is none where the proof fails. By its
   * `return`: it raises where the proof fails. By `truth`: what it gives, or the attribute `told` of that, is true
   * where the proof holds.
   */
  readonly by: 'result' | 'return' | 'truth';
  readonly told?: string;
  /** The secret that the proof rests on: it must not stand in the code. */
  readonly key?: Argument;
  /** Or a public key: it may stand in the code, but must not be the sender's to choose. */
  readonly publicKey?: Argument;
  /** Proves nothing if one of these holds; in words that go on "the check on line 7 proves nothing: …". */
  readonly unless?: readonly (Condition & { readonly because: string })[];
}

/** A call that writes a file. */
export interface Saving {
  readonly call: Path;
  /** The file's name, or the file that was opened under it. */
  readonly name: Argument;
  /** What is written. */
  readonly from?: Argument;
  /** Or where it comes from, where that is no argument. */
  readonly origin?: Origin;
  readonly note?: string;
}

/** A call that gives a digest of data; it carries none of the data itself. */
export interface Digest {
  readonly call: Path;
  /** What goes in; also what its object was given before (`()1:msg`, fillers of `self`). */
  readonly data: Argument;
  /** What makes it a MAC: only who has the key can make it. Absent, or not given: everybody can. */
  readonly key?: Argument;
  /** Where no key is given the library takes one of its own: the secret key of the framework. */
  readonly ownKey?: true;
  /** It gives text, two characters for each byte. */
  readonly hex?: true;
}

/**
 * A function of the project that is called by a framework, with data from outside. The framework is told by one of
 * `decorator`, `call`, `assigned`, `base` and `signature`.
 */
export interface Entry {
  /** `http`, `websocket`, `rpc`, `graphql`, `task`, `message`, `command`, `lambda`, `bot`, `ui`, `tool` … */
  readonly kind: string;
  /** By decorating with this; where `methods` are given, by decorating the class. */
  readonly decorator?: Path;
  /** By handing the function over in this argument of this call; where `methods` are given, an object or class. */
  readonly call?: Path;
  readonly argument?: Argument;
  /** The argument may be the function's name in a string, `shop.views.cart`, or relative to what this one holds. */
  readonly dotted?: true | { readonly prefix: Argument };
  /** By storing it as this attribute: `client.on_message = f`. */
  readonly assigned?: Path;
  /**
   * By being a method of a subclass of this. A `*` within a name stands for any letters, and the path is then
   * compared from its end: `*_pb2_grpc.*Servicer`.
   */
  readonly base?: Path;
  /** Names of methods; `*` for every one that is public, `do_*` for those that begin so. */
  readonly methods?: readonly string[];
  /** By its looks, where nobody in the project calls it. */
  readonly signature?: Signature;
  /** What the parameters get, by position (0 is the first after `self`) or name; `*` for the rest. */
  readonly parameters: Readonly<Record<string, { readonly origin?: Origin; readonly type?: Path }>>;
  /** The argument of the decorator or call that names it: the route. */
  readonly name?: Argument;
  /** What it returns is handed to this call, as its first argument: a framework makes an answer of it. */
  readonly gives?: Path;
  /** The argument that lists HTTP methods; where there is none, a last name like `get` or `post` tells. */
  readonly verbs?: Argument;
}

/** How a function looks that a framework finds by convention. All that is given must fit. */
export interface Signature {
  /** The names of its first parameters after `self`. */
  readonly parameters: readonly string[];
  /** Its own name is one of these. */
  readonly names?: readonly string[];
  /** Its file imports one of these modules, or something below them. */
  readonly imports?: readonly string[];
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
  readonly conventions?: readonly Convention[];
  readonly propagators?: readonly Propagator[];
  readonly sanitizers?: readonly Sanitizer[];
  readonly fillers?: readonly Filler[];
  readonly saves?: readonly Saving[];
  readonly callbacks?: readonly Callback[];
  readonly signals?: readonly Signal[];
  readonly verifications?: readonly Verification[];
  readonly digests?: readonly Digest[];
  /** Functions that tell whether their two arguments are equal, taking as long for every answer. */
  readonly comparisons?: readonly Path[];
  readonly entries?: readonly Entry[];
  /** Functions that never come back, under every name that programs import them by: `sys.exit`. */
  readonly endings?: readonly Path[];
  /** Objects whose attributes the program sets in one place and reads in another: `flask.g`, `threading.local()`. */
  readonly shared?: readonly Path[];
  /** What, entered by `with`, swallows exceptions of its body: `contextlib.suppress`. */
  readonly swallowers?: readonly Path[];
}
