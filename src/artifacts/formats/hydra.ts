import { type ArtifactFormat, type Content, type Inspection, isPartial } from '../inspection/format.ts';
import type { Reason } from '../inspection/reason.ts';
import { importReason } from '../judging/named.ts';

const LARGEST = 4 * 1024 * 1024;
const TARGET = /["']?_target_["']?\s*:\s*["']?([A-Za-z_][\w.]*)\.(\w+)/g;

/** What projects name in their own configurations is their business: only what does harm is told of. */
export const format: ArtifactFormat = {
  name: 'hydra',
  description: 'YAML of hydra and NeMo, where _target_ names a function to be called',
  family: 'model',
  rank: 0,
  recognises: ({ head, name }) => /\.ya?ml$/i.test(name) && !head.includes(0),
  inspect(content: Content): Inspection | undefined {
    const text = isPartial(content) ? '' : Buffer.from(content.source.read(0, LARGEST)).toString('utf8');
    if (!text.includes('_target_')) return undefined;
    const reasons = [...text.matchAll(TARGET)].flatMap(targetReasons);
    return reasons.length > 0 ? { format: 'hydra', globals: [], reasons } : undefined;
  },
};

function targetReasons({ 1: module, 2: name, index }: RegExpExecArray): Reason[] {
  const reason = importReason('a _target_', module as string, name as string);
  return reason?.verdict === 'dangerous' ? [{ ...reason, offset: index }] : [];
}
