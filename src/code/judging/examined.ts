import type { Engine } from '../flow/ask/engine.ts';
import type { SinkCall } from './judgement.ts';

/** What is left after an audit, for whoever has further questions: the engine, and the calls that made findings. */
export interface Examined {
  readonly engine: Engine;
  readonly calls: readonly SinkCall[];
}
