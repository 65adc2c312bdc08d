import { resolutionOrder } from '../../flow/ask/classes.ts';
import type { Engine } from '../../flow/ask/engine.ts';
import { attributesSet } from '../../payload/attributes.ts';
import { dataclassOf } from '../../payload/dataclass.ts';
import { payloadOf } from '../../payload/infer.ts';
import { type Payload, partsOf } from '../../payload/payload.ts';
import type { Scope } from '../../program/scope.ts';
import { Field, Kind } from '../../python/nodes.ts';
import { itemsOf } from '../python/literals.ts';
import { placeOf, refuse, type Spot } from '../refusal.ts';
import { dataclassesOf } from './validator.ts';

/** The classes of the project whose objects a pickle holds, as far as what is written tells. */
export interface Stored {
  readonly classes: readonly Scope[];
  /** Sets, which need a name of Python's own in protocols before 4. */
  readonly hasSets: boolean;
  readonly hasBytes: boolean;
  /** What may hold objects of other classes. */
  readonly doubts: readonly string[];
}

/** Refused where what is written is neither plain nor an object of a class that is known. */
export function storedIn(engine: Engine, payloads: readonly Payload[]): Stored {
  const survey = new Survey(engine);
  for (const payload of payloads)
    survey.look(payload, (part) => refuse(part.refusal, part.reason, part.place));
  return survey.result();
}

type Other = Extract<Payload, { kind: 'other' }>;

/** Classes that one pickle may need. */
const MOST = 12;

class Survey {
  readonly #engine: Engine;
  readonly #classes = new Set<Scope>();
  readonly #doubts = new Set<string>();
  #hasSets = false;
  #hasBytes = false;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  result(): Stored {
    const classes = [...this.#classes];
    return {
      classes,
      hasSets: this.#hasSets,
      hasBytes: this.#hasBytes,
      doubts: [...this.#doubts],
    };
  }

  look(payload: Payload, unknown: (part: Other) => void): void {
    for (const part of partsOf(payload)) {
      if (part.kind === 'bytes') this.#hasBytes = true;
      if (part.kind === 'declared' && !part.isTyped) this.#doubts.add(`it is not so that ${part.reason}`);
      if (part.kind === 'other' && !this.#opened(part, unknown)) unknown(part);
    }
  }

  /** What JSON does not know, and pickle does: tuples, sets, objects of the project. */
  #opened({ place }: Other, unknown: (part: Other) => void): boolean {
    const { module, node } = place;
    const { tree } = module;
    const kind = tree.kind(node);
    if (kind === Kind.Tuple || kind === Kind.Set) {
      if (kind === Kind.Set) this.#hasSets = true;
      for (const item of itemsOf(tree, node))
        this.look(payloadOf(this.#engine, { module, node: item }), unknown);
      return true;
    }
    const scopes = kind === Kind.Call ? classesCalled(this.#engine, place) : undefined;
    for (const scope of scopes ?? []) this.#add(scope);
    return scopes !== undefined;
  }

  #add(scope: Scope): void {
    if (this.#classes.has(scope)) return;
    this.#classes.add(scope);
    if (this.#classes.size > MOST) refuse('payload-unknown', 'too many classes are stored', spotOf(scope));
    checkClass(this.#engine, scope);
    this.#addFields(scope);
    for (const one of resolutionOrder(this.#engine, scope))
      if (one.sort === 'class') this.#addState(one.scope);
  }

  /** What the fields of a dataclass are declared as. */
  #addFields(scope: Scope): void {
    const { module, node } = scope;
    const body = itemsOf(module.tree, module.tree.child(node, Field.ClassDef.body));
    if (!body.some((one) => module.tree.kind(one) === Kind.AnnAssign)) return;
    const record = dataclassOf(this.#engine, scope);
    if (typeof record === 'string') this.#doubts.add(`an object of another class is held, because ${record}`);
    else for (const { scope: inner } of dataclassesOf(record)) this.#add(inner);
  }

  /** What its methods give its objects. */
  #addState(scope: Scope): void {
    for (const [, payload] of attributesSet(this.#engine, scope))
      this.look(payload, ({ place, reason }) => {
        const { path, line } = placeOf(place);
        this.#doubts.add(
          `an object of ${scope.name} holds an object of another class, which is refused (${path}:${line}: ${reason})`,
        );
      });
  }
}

/** The classes of the project that a Call makes objects of; undefined where it may call something else. */
export function classesCalled(engine: Engine, { module, node }: Spot): readonly Scope[] | undefined {
  const func = module.tree.child(node, Field.Call.func);
  const value = engine.walked(engine.program.enclosingScope(module, node)).values.get(func);
  const all = value ? engine.refs(value, undefined) : [];
  // Of a decorated class the engine says, too, that it is what the decorator gives: here that is the class.
  const refs = all.filter((ref) => ref.sort !== 'library' || !ref.path.startsWith('dataclasses.dataclass('));
  const scopes = refs.flatMap((ref) => (ref.sort === 'class' ? [ref.scope] : []));
  return scopes.length > 0 && scopes.length === refs.length ? scopes : undefined;
}

function spotOf({ module, node }: Scope): Spot {
  return { module, node };
}

/** Bases of Python's own whose objects need no other name. */
const HARMLESS =
  /^(builtins\.(object|Exception|ValueError|RuntimeError|dict|list|str|int)|abc\.ABC|typing\.Generic)$/;

function checkClass(engine: Engine, scope: Scope): void {
  for (const one of resolutionOrder(engine, scope))
    if (one.sort === 'class') checkOwn(one.scope);
    else if (!HARMLESS.test(one.path))
      refuse(
        'payload-unknown',
        `${scope.name} comes from ${one.path}, which may store anything`,
        spotOf(scope),
      );
}

function checkOwn(scope: Scope): void {
  const spot = spotOf(scope);
  if (scope.parent?.sort !== 'module')
    refuse('payload-unknown', `${scope.name} is no class of a module itself`, spot);
  for (const method of ['__reduce__', '__reduce_ex__'])
    if (methodNamed(scope, method) !== 0)
      refuse('payload-unknown', `${method} of ${scope.name} may store anything`, spot);
}

function methodNamed({ module: { tree }, node }: Scope, name: string): number {
  return itemsOf(tree, tree.child(node, Field.ClassDef.body)).find((one) => tree.name(one) === name) ?? 0;
}
