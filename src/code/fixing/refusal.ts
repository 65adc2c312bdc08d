import type { RefusalKind } from '../../finding/fix.ts';
import type { Module } from '../program/module.ts';

/** A node of a file. */
export interface Spot {
  readonly module: Module;
  readonly node: number;
}

/** Thrown by a repair that cannot promise what it would have to: a result, told to the user with the place that blocks. */
export class Refusal extends Error {
  readonly kind: RefusalKind;
  readonly spot: Spot | undefined;

  constructor(kind: RefusalKind, reason: string, spot?: Spot) {
    super(reason);
    this.kind = kind;
    this.spot = spot;
  }
}

export function refuse(kind: RefusalKind, reason: string, spot?: Spot): never {
  throw new Refusal(kind, reason, spot);
}

/** `client.py:12`. */
export function placeOf({ module, node }: Spot): { path: string; line: number } {
  const { tree, path, placeOf: original } = module;
  return { path, line: original(tree.position(tree.start(node))).line };
}
