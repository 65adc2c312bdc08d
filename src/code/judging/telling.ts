import type { Catalogue } from '../models/catalogue.ts';
import type { Entry } from '../models/vocabulary.ts';
import type { Module } from '../program/module.ts';
import { intern, spelling } from '../python/names.ts';
import { Field, Kind } from '../python/nodes.ts';

/** A function that looks like an entry: names of its parameters after `self`, and its own where that matters. */
interface Signature {
  readonly position: number;
  readonly parameters: readonly number[];
  readonly names: readonly string[] | undefined;
}

/**
 * By what a file is told to have to do with an entry of a framework that it does not name: what its functions look like, and
 * names of modules that are generated.
 */
export class Telling {
  /** The entries; elsewhere they are meant by their positions here. */
  readonly looks: readonly Entry[];
  readonly #signatures: readonly Signature[] = [];
  readonly #generated: readonly { readonly position: number; readonly pattern: RegExp }[];
  readonly #byName = new Map<number, readonly number[]>();

  constructor({ loose }: Pick<Catalogue, 'loose'>) {
    const bySignature = loose.bySignature.filter(({ signature }) => signature && !signature.imports);
    const byPattern = loose.byPattern.filter(({ base }) => base?.startsWith('*'));
    this.looks = [...bySignature, ...byPattern];
    this.#signatures = bySignature.flatMap(({ signature }, position) =>
      signature ? [{ position, parameters: signature.parameters.map(intern), names: signature.names }] : [],
    );
    this.#generated = byPattern.map(({ base = '' }, i) => ({
      position: bySignature.length + i,
      pattern: new RegExp(`(^|\\.)\\w*${base.slice(1).split('.')[0]}$`),
    }));
  }

  /** Positions of the entries that a file looks like. */
  in({ tree, written }: Module): readonly number[] {
    const found = new Set<number>();
    for (const node of written.ofKind(Kind.Alias))
      for (const position of this.#generatedAs(tree.nameId(node))) found.add(position);
    // Most files do nothing with such parameters at all: their functions need not be looked at. The second is often left alone.
    const possible = this.#signatures.filter(({ parameters: [first = 0] }) => written.has(first));
    if (possible.length === 0) return [...found];
    for (const kind of [Kind.FunctionDef, Kind.AsyncFunctionDef]) {
      for (const node of written.ofKind(kind)) {
        const list = tree.child(node, Field.FunctionDef.arguments);
        const given = (at: number) => (at < tree.count(list) ? tree.nameId(tree.item(list, at)) : 0);
        const first = given(0) === SELF ? 1 : 0;
        for (const { position, parameters, names } of possible)
          if (
            parameters.every((name, i) => given(first + i) === name) &&
            (names === undefined || names.includes(tree.name(node)))
          )
            found.add(position);
      }
    }
    return [...found];
  }

  #generatedAs(name: number): readonly number[] {
    const known = this.#byName.get(name);
    if (known) return known;
    const text = spelling(name);
    const matching = this.#generated.filter(({ pattern }) => pattern.test(text));
    const positions = matching.map(({ position }) => position);
    this.#byName.set(name, positions);
    return positions;
  }
}

const SELF = intern('self');
