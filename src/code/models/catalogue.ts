import { type LooseEntries, looseEntries, pathOfEntry } from './loose-entries.ts';
import { componentsOf, expanded, extended } from './paths.ts';
import { placedSinks, type SinkNames, sinkNamesOf } from './sink-names.ts';
import { isTrap } from './traps.ts';
import type {
  Callback,
  Convention,
  Digest,
  Entry,
  Filler,
  Model,
  Propagator,
  Sanitizer,
  Saving,
  Signal,
  Signature,
  Sink,
  Source,
  Verification,
} from './vocabulary.ts';

/** All models as one tree of path components: the engine steps through it as a program steps through a library. */
export interface CatalogueNode {
  /** The path that leads here, aliases replaced. */
  readonly path: string;
  readonly below: ReadonlyMap<string, CatalogueNode>;
  /** The same thing stands elsewhere. */
  readonly alias: CatalogueNode | undefined;
  /** The nearest source on the way here, this node included, as long as nothing else is said. */
  readonly source: Source | undefined;
  readonly sinks: readonly Sink[];
  /** Sinks that are assigned to. */
  readonly assigned: readonly Sink[];
  readonly propagators: readonly Propagator[];
  readonly sanitizers: readonly Sanitizer[];
  readonly fillers: readonly Filler[];
  readonly saves: readonly Saving[];
  readonly callbacks: readonly Callback[];
  readonly signals: readonly Signal[];
  readonly verifications: readonly Verification[];
  readonly digests: readonly Digest[];
  /** It compares its two arguments and takes as long for every answer. */
  readonly compares: boolean;
  /** What any function puts on its attributes, others read. */
  readonly shared: boolean;
  readonly entries: readonly Entry[];
}

/** A node as long as the tree is made. Of most kinds of things most nodes have none: {@link NONE} and {@link NOTHING_BELOW}. */
type Growing = { -readonly [K in keyof CatalogueNode]: CatalogueNode[K] } & {
  below: ReadonlyMap<string, Growing>;
  alias: Growing | undefined;
};

const NONE: readonly never[] = [];
const NOTHING_BELOW: ReadonlyMap<string, Growing> = new Map();

export interface Catalogue {
  readonly models: readonly Model[];
  readonly root: CatalogueNode;
  /** Sinks by their last names. */
  readonly sinkNames: SinkNames;
  /** The same of traps, which are looked for with more care. */
  readonly trapNames: SinkNames;
  readonly filling: Filling;
  /** The last names of calls that write files. */
  readonly saving: ReadonlySet<string>;
  /** By name of the method. */
  readonly conventions: ReadonlyMap<string, readonly Convention[]>;
  readonly loose: LooseEntries;
  readonly answering: Answering;
  readonly assigned: AssignedNames;
  /** The last names of all that verifies, compares or makes digests. */
  readonly proving: ReadonlySet<string>;
  /** The same without what gives data as well, which has names such as `loads`. */
  readonly checking: ReadonlySet<string>;
}

/** How it is known of functions that a library makes answers of what they return. */
export interface Answering {
  /** First names in imports of the libraries that tell it by a decorator. */
  readonly decorated: ReadonlySet<string>;
  /** The same of those that tell it by a base class. */
  readonly based: ReadonlySet<string>;
  readonly signatures: readonly Signature[];
}

/** By what sinks that are assigned to are found: attributes by their names, items by their keys. */
export interface AssignedNames {
  readonly attributes: ReadonlySet<string>;
  readonly items: {
    /** In lower case. */
    readonly keys: ReadonlySet<string>;
    /** First names in imports of the libraries whose objects have them. */
    readonly libraries: ReadonlySet<string>;
  };
}

/** What the walk must know of what calls do, as access paths. */
export interface Filling {
  /** Functions that write into their arguments. */
  readonly calls: ReadonlySet<string>;
  /** Whether a model says anything of a path. */
  readonly isDescribed: (path: string) => boolean;
  /** Classes and functions that make objects which their own methods write into: `io.BytesIO`. */
  readonly makers: ReadonlySet<string>;
  /** Functions that never come back. */
  readonly endings: ReadonlySet<string>;
  /** What swallows the exceptions of a `with`. */
  readonly swallowers: ReadonlySet<string>;
  /** Objects whose attributes are not only what the library says of them. */
  readonly shared: ReadonlySet<string>;
  /** The last names of calls that raise where a proof fails: that they came back is noted wherever they stand. */
  readonly verifying: ReadonlySet<string>;
}

/** Throws on a model that contradicts another: two aliases of one path. */
export function catalogueOf(models: readonly Model[]): Catalogue {
  const root = makeNode('');
  for (const model of models) addAliases(root, model);
  for (const model of models) {
    add(
      root,
      model.sources,
      ({ path }) => path,
      (node, source) => {
        node.source = source;
      },
    );
    add(root, model.sinks, callOf, (node, sink) => {
      if (sink.assigned) node.assigned = [...node.assigned, sink];
      else node.sinks = [...node.sinks, sink];
    });
    add(root, model.propagators, callOf, into('propagators'));
    add(root, model.sanitizers, callOf, into('sanitizers'));
    add(root, model.fillers, callOf, into('fillers'));
    add(root, model.saves, callOf, into('saves'));
    add(root, model.callbacks, callOf, into('callbacks'));
    add(root, model.signals, ({ connect }) => connect, into('signals'));
    add(root, model.verifications, callOf, into('verifications'));
    add(root, model.digests, callOf, into('digests'));
    add(root, model.comparisons, itself, (node) => {
      node.compares = true;
    });
    add(root, model.shared, itself, (node) => {
      node.shared = true;
    });
    add(root, model.entries, pathOfEntry, into('entries'));
  }
  const sinks = placedSinks(models, (path) => resolve(root, path).sinks);
  return {
    models,
    root,
    sinkNames: sinkNamesOf(sinks, (sink) => !isTrap(sink)),
    trapNames: sinkNamesOf(sinks, isTrap),
    filling: fillingOf(models, root),
    saving: new Set(
      models.flatMap((model) => (model.saves ?? []).flatMap(({ call }) => expanded(call).map(lastName))),
    ),
    conventions: byMethod(models.flatMap((model) => model.conventions ?? [])),
    loose: looseEntries(models.flatMap((model) => model.entries ?? [])),
    proving: new Set(models.flatMap((model) => provingNames(model, () => true))),
    checking: new Set(models.flatMap((model) => provingNames(model, ({ by }) => by !== 'result'))),
    answering: answeringOf(models),
    assigned: assignedNames(models),
  };
}

function assignedNames(models: readonly Model[]): AssignedNames {
  const attributes = new Set<string>();
  const items = { keys: new Set<string>(), libraries: new Set<string>() };
  for (const { sinks = [], modules } of models) {
    for (const { call, assigned } of sinks) {
      if (assigned === true) for (const path of expanded(call)) attributes.add(lastName(path));
      if (assigned === undefined || assigned === true) continue;
      for (const key of assigned) items.keys.add(key);
      for (const module of modules) items.libraries.add(module.split('.')[0] as string);
    }
  }
  return { attributes, items };
}

function answeringOf(models: readonly Model[]): Answering {
  const known = (isKnown: (entry: Entry) => boolean) =>
    models.flatMap(({ modules, entries = [] }) =>
      entries.some((entry) => entry.gives && isKnown(entry)) ? modules : [],
    );
  return {
    decorated: new Set(known(({ decorator }) => decorator !== undefined)),
    based: new Set(known(({ base }) => base !== undefined)),
    signatures: models.flatMap(({ entries = [] }) =>
      entries.flatMap(({ gives, signature }) => (gives && signature ? [signature] : [])),
    ),
  };
}

function byMethod(conventions: readonly Convention[]): ReadonlyMap<string, readonly Convention[]> {
  const methods = new Set(conventions.flatMap((one) => one.methods));
  return new Map([...methods].map((name) => [name, conventions.filter((one) => one.methods.includes(name))]));
}

function fillingOf(models: readonly Model[], root: CatalogueNode): Filling {
  const [calls, makers] = [new Set<string>(), new Set<string>()];
  for (const filler of models.flatMap((model) => model.fillers ?? [])) {
    for (const path of expanded(filler.call)) {
      calls.add(path);
      // `io.BytesIO().write` fills what `io.BytesIO` makes.
      const maker = /^(.*)\(\)\.[^.()]+$/.exec(path)?.[1];
      if (filler.into === 'self' && maker) makers.add(maker);
    }
  }
  const endings = new Set(models.flatMap((model) => (model.endings ?? []).flatMap(expanded)));
  const swallowers = new Set(models.flatMap((model) => (model.swallowers ?? []).flatMap(expanded)));
  const raising = models.flatMap((model) => (model.verifications ?? []).filter(({ by }) => by === 'return'));
  const verifying = new Set(raising.flatMap(({ call }) => expanded(call).map(lastName)));
  const shared = new Set(models.flatMap((model) => (model.shared ?? []).flatMap(expanded)));
  const isDescribed = (path: string) => {
    let node: CatalogueNode | undefined = root;
    for (const component of componentsOf(path)) node = stepFrom(node, component);
    return node !== undefined;
  };
  return { calls, isDescribed, makers, endings, swallowers, shared, verifying };
}

function provingNames(
  { verifications = [], digests = [], comparisons = [] }: Model,
  isMeant: (verification: Verification) => boolean,
): string[] {
  const calls = [...verifications.filter(isMeant), ...digests].map(({ call }) => call);
  return [...calls, ...comparisons].flatMap(expanded).map(lastName);
}

/** `hexdigest` of `hmac.new().hexdigest`. */
function lastName(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

function makeNode(path: string): Growing {
  return {
    path,
    below: NOTHING_BELOW,
    alias: undefined,
    source: undefined,
    sinks: NONE,
    assigned: NONE,
    propagators: NONE,
    sanitizers: NONE,
    fillers: NONE,
    saves: NONE,
    callbacks: NONE,
    signals: NONE,
    verifications: NONE,
    digests: NONE,
    compares: false,
    shared: false,
    entries: NONE,
  };
}

/** Kinds of things of which a node has a list. */
type Listed = { [K in keyof Growing]: Growing[K] extends readonly unknown[] ? K : never }[keyof Growing];

/** Puts a thing into the list of its kind. */
function into<K extends Listed>(kind: K): (node: Growing, thing: Growing[K][number]) => void {
  return (node, thing) => {
    node[kind] = [...node[kind], thing] as unknown as Growing[K];
  };
}

function callOf({ call }: { readonly call: string }): string {
  return call;
}

function itself(path: string): string {
  return path;
}

function add<T>(
  root: Growing,
  things: readonly T[] | undefined,
  pathOf: (thing: T) => string | undefined,
  put: (node: Growing, thing: T) => void,
): void {
  for (const thing of things ?? []) {
    const pattern = pathOf(thing);
    for (const path of pattern ? expanded(pattern) : []) put(resolve(root, path), thing);
  }
}

function addAliases(root: Growing, model: Model): void {
  const pairs = [...Object.entries(model.aliases ?? {}), ...Object.entries(model.types ?? {})];
  for (const [pattern, target] of pairs) {
    for (const path of expanded(pattern)) {
      const node = resolve(root, path);
      const to = resolve(root, target);
      if (node.alias && node.alias !== to)
        throw new Error(`${path} is both ${node.alias.path} and ${to.path}`);
      if (node !== to) node.alias = to;
    }
  }
}

/** The node of a path, made where it is missing. */
function resolve(root: Growing, path: string): Growing {
  let node = root;
  for (const component of componentsOf(path)) {
    const next = node.below.get(component);
    node = next ? followed(next) : grown(node, component, node === root);
  }
  return node;
}

function grown(node: Growing, component: string, isLibrary: boolean): Growing {
  const made = makeNode(isLibrary ? component : extended(node.path, component));
  if (node.below === NOTHING_BELOW) node.below = new Map([[component, made]]);
  else (node.below as Map<string, Growing>).set(component, made);
  return made;
}

/** What stands at the end of a node's aliases. */
export function followed<Node extends CatalogueNode>(node: Node): Node {
  let at = node;
  for (let i = 0; at.alias && i < MAX_ALIASES; i += 1) at = at.alias as Node;
  return at;
}

/** An alias of an alias of … ends; a circle of them is a mistake in a model and stays where it is. */
const MAX_ALIASES = 8;

/** One component further; undefined where no model says anything. */
export function stepFrom(node: CatalogueNode | undefined, component: string): CatalogueNode | undefined {
  const next = node?.below.get(component) ?? node?.below.get('*');
  return next && followed(next);
}
