import type { Engine } from '../flow/ask/engine.ts';
import { BESIDE_CODE } from '../flow/ask/libraries.ts';
import { fromLeaves, type Judgement, type SinkCall } from './judgement.ts';
import { openedPaths } from './opened.ts';
import type { CodeRule } from './rule.ts';

/**
 * A file beside the code is as good as the code, if it came with it. Where the project has no file of that name, somebody
 * else puts it there: it is a file like any other. What is not known of its name may be any that the project has.
 */
export function unlessAbsent(
  engine: Engine,
  sinkCall: SinkCall,
  rule: CodeRule,
  judgement: Judgement,
): Judgement {
  const { has } = engine.environment;
  if (!has || !judgement.leaves.some(isBeside)) return judgement;
  const opened = openedPaths(engine, sinkCall.sink, sinkCall.inFrame(undefined));
  if (opened.every((pattern) => has(pattern) !== 'no')) return judgement;
  const leaves = judgement.leaves.map((leaf) =>
    isBeside(leaf) ? ({ ...leaf, origin: 'file', note: ABSENT } as const) : leaf,
  );
  return fromLeaves(leaves, rule);
}

function isBeside({ note }: Judgement['leaves'][number]): boolean {
  return note === BESIDE_CODE;
}

const ABSENT = 'a file beside the code, which the project does not have';
