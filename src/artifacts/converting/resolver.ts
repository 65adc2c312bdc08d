/** What each value of a pickle means: builtin values, known types rebuilt, and records of everything else. */
import { classify } from '../pickle/policy/classify.ts';
import {
  BYTEARRAY,
  type Container,
  DICT,
  FROZENSET,
  GLOBAL,
  type Global,
  isGlobal,
  LIST,
  MADE,
  type Made,
  type Node,
  OPAQUE,
  type Opaque,
  SET,
  TUPLE,
  type Value,
} from '../pickle/value.ts';
import {
  type Construction,
  type Constructor,
  type Constructors,
  constructionOf,
  loosely,
  nameOfGlobal,
  takesAll,
} from './construction.ts';
import { libraries } from './constructors/registry.generated.ts';
import { damaged, tooLarge } from './errors.ts';
import {
  bool,
  type Field,
  type Form,
  form,
  int,
  isContent,
  isLiteral,
  type Literal,
  list,
  type Part,
  pairs,
  text,
} from './part.ts';
import { decodeScalar, type Strings } from './scalars.ts';
import type { Tools } from './tools.ts';
import { storageForm } from './torch.ts';

const CONSTRUCTORS: ReadonlyMap<string, Constructor> = new Map(
  (libraries as readonly Constructors[]).flatMap((library) => Object.entries(library)),
);

export class Resolver {
  readonly tools: Tools;
  readonly #strings: Strings;
  readonly #made = new Map<Made | Opaque, Literal>();
  readonly #storages = new Map<string, Opaque>();
  #buffers = 0;

  constructor(tools: Tools, strings: Strings) {
    this.tools = tools;
    this.#strings = strings;
  }

  /**
   * One of several values that are the same thing: torch names a storage each time anew, and joblib puts an array of
   * objects in the place of its wrapper.
   */
  canonical(part: Part): Part {
    if (typeof part === 'number' || isLiteral(part)) return part;
    if (part.kind === MADE) {
      const array = this.tools.graph.arrays.get(part);
      return array === undefined || isContent(array) ? part : array;
    }
    if (part.kind !== OPAQUE || part.what !== 'persistent') return part;
    const id = this.tools.storageId(part);
    if (!id) return part;
    const key = `${id.key} ${id.view?.offset} ${id.view?.size}`;
    const first = this.#storages.get(key) ?? part;
    this.#storages.set(key, first);
    return first;
  }

  /** One level of it; what lies below are parts again. Throws {@link CannotConvert}. */
  literal(part: Part): Literal {
    if (typeof part === 'number') return decodeScalar(this.tools.reader, part, this.#strings);
    if (isLiteral(part)) return part;
    if (part.kind === GLOBAL) return globalForm(part);
    if (part.kind < GLOBAL) return this.#container(part as Container);
    let known = this.#made.get(part as Made | Opaque);
    if (!known) {
      known = part.kind === MADE ? this.#construct(part) : this.#opaque(part as Opaque);
      this.#made.set(part as Made | Opaque, known);
    }
    return known;
  }

  #container({ kind, items, count }: Container): Literal {
    if (items.length !== count) throw tooLarge('it holds more values than can be kept in memory');
    switch (kind) {
      case LIST:
        return { kind: 'list', items };
      case DICT:
        return { kind: 'dict', items };
      case TUPLE:
        return form('tuple', ['items', list(items)]);
      case SET:
        return form('set', ['items', list(items)]);
      case FROZENSET:
        return form('frozenset', ['items', list(items)]);
      case BYTEARRAY:
        throw damaged('something is appended to a bytearray, which is not followed');
    }
  }

  #construct(made: Made): Literal {
    const construction = constructionOf(made, this.tools.graph);
    if (!construction) return this.#looseCall(made);
    const known = CONSTRUCTORS.get(construction.name);
    const rebuilt = known && takesAll(known, construction) ? known.make(construction, this.tools) : undefined;
    return rebuilt ?? record(construction);
  }

  #looseCall(made: Made): Form {
    const { callee, args, ...after } = loosely(made, this.tools.graph);
    const called: Field = [
      'callable',
      isGlobal(callee as Value) ? text(shownName(callee as Global)) : callee,
    ];
    const given: Field = ['args', args];
    const named: Field | undefined = made.kwargs === undefined ? undefined : ['kwargs', made.kwargs];
    const dangerous = isGlobal(made.callee) && isDangerous(made.callee);
    return form(
      'call',
      called,
      given,
      named,
      ...extras(after),
      dangerous ? ['dangerous', bool(true)] : undefined,
    );
  }

  #opaque(value: Opaque): Literal {
    const id = this.tools.storageId(value);
    if (id) return storageForm(id, this.tools);
    if (value.what === 'persistent')
      return form('persistent', ['id', value.id as Value], ...this.#extras(value));
    if (value.what === 'extension')
      return form('extension', ['code', int(value.code)], ...this.#extras(value));
    this.#buffers += 1;
    return form('buffer', ['index', int(this.#buffers - 1)], ...this.#extras(value));
  }

  #extras(node: Node): Field[] {
    const { states, stored } = this.tools.graph;
    const { items = [], pairs: stores = [] } = stored.get(node) ?? {};
    return extras({ states: states.get(node) ?? [], items, pairs: stores });
  }
}

/** An object of a class that is not rebuilt, or a call that is not made, with all that it was given. */
function record(construction: Construction): Form {
  const { name, args, kwargs, base, how, global } = construction;
  const named: Field | undefined = kwargs === undefined ? undefined : ['kwargs', kwargs];
  const rest = extras(construction);
  const dangerous: Field | undefined = isDangerous(global) ? ['dangerous', bool(true)] : undefined;
  if (how === 'call')
    return form('call', ['callable', text(name)], ['args', list(args)], named, ...rest, dangerous);
  const given: Field | undefined = args.length === 0 ? undefined : ['args', list(args)];
  const begins: Field | undefined = base && [
    'base',
    form('base', ['class', text(base.name)], ['value', base.value]),
  ];
  return form('object', ['class', text(name)], given, named, begins, ...rest, dangerous);
}

function extras({ states, items, pairs: stores }: Pick<Construction, 'states' | 'items' | 'pairs'>): Field[] {
  const fields: Field[] = [];
  if (states.length === 1) fields.push(['state', states[0] as Value]);
  else if (states.length > 1) fields.push(['states', list(states)]);
  if (items.length > 0) fields.push(['items', list(items)]);
  if (stores.length > 0) fields.push(['pairs', pairs(stores)]);
  return fields;
}

function globalForm(global: Global): Form {
  return form('global', ['name', text(shownName(global))]);
}

function shownName(global: Global): string {
  return nameOfGlobal(global) ?? `${global.module ?? '?'}:${global.name ?? '?'}`;
}

/** True for what is rebuilt, or stands for something that is. */
export function isRebuilt(global: Global): boolean {
  const name = nameOfGlobal(global);
  return name !== undefined && (CONSTRUCTORS.has(name) || name.startsWith('copyreg:'));
}

export function isDangerous(global: Global): boolean {
  return classify(global, {}).verdict === 'dangerous';
}
