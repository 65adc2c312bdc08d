import type { Engine } from '../flow/ask/engine.ts';
import type { Module } from '../program/module.ts';
import type { Payload, Spot } from './payload.ts';

/** One payload while it is being inferred. */
export interface Inference {
  readonly engine: Engine;
  /** The whole payload. */
  readonly root: Spot;
  /** Variables with containers that are in the tree already. */
  readonly held: Set<string>;
  /** Functions that are being looked into for what they return. */
  returning: number;
  /** What an expression gives. */
  at(module: Module, node: number): Payload;
}
