import { leadsOut } from '../../archive/paths.ts';
import type { ArtifactFormat, Content, Context, Inspection } from '../inspection/format.ts';
import { printable } from '../inspection/printable.ts';
import { type Reason, readingReasons } from '../inspection/reason.ts';
import { dangerousOperation } from '../judging/tensorflow.ts';
import { type Messages, textOf, visit } from '../reading/protobuf.ts';

/** Source: tensorflow/core/protobuf/{saved_model,meta_graph}.proto, core/framework/{graph,function,node_def}.proto. */
const MESSAGES: Messages = {
  SavedModel: { 2: 'MetaGraph' },
  MetaGraph: { 2: 'Graph', 6: 'Asset' },
  Graph: { 1: 'Node', 2: 'Library' },
  Library: { 1: 'Function' },
  Function: { 3: 'Node' },
};

/** A protocol buffer has no magic; TensorFlow knows the file by its name. */
export const format: ArtifactFormat = {
  name: 'saved-model',
  description: 'TensorFlow SavedModel or frozen graph, whose operations can read and write files',
  family: 'model',
  rank: 0,
  recognises: ({ head, name }) =>
    (name === 'saved_model.pb' && (head[0] === 0x08 || head[0] === 0x12)) || isGraph(name, head),
  inspect({ source, name, head }: Content, context: Context): Inspection {
    const reasons: Reason[] = [];
    const root = isGraph(name, head) ? 'Graph' : 'SavedModel';
    const seen = new Set<string>();
    const why = readingReasons(() => {
      for (const field of visit(source, root, MESSAGES, context.budget)) {
        if (field.of === 'Asset' && field.number === 2) {
          const path = textOf(source, field);
          const message = `an asset is ${printable(path)}, out of the folder of the model`;
          if (leadsOut(path))
            reasons.push({ rule: 'escaping-path', verdict: 'suspicious', message, offset: field.start });
        } else if (field.of === 'Node' && field.number === 2) {
          const operation = textOf(source, field);
          const danger = dangerousOperation(operation);
          if (!danger || seen.has(operation)) continue;
          seen.add(operation);
          const message = `the graph has the operation ${operation}, which ${danger.what}`;
          const { verdict } = danger;
          reasons.push({ rule: 'embedded-code', verdict, message, offset: field.start });
        }
      }
    });
    return { format: 'saved-model', globals: [], reasons: [...reasons, ...why] };
  },
};

/** A node first, which begins with its name: only where the file is called `.pb`. */
function isGraph(name: string, head: Uint8Array): boolean {
  if (!/\.pb$/i.test(name) || name === 'saved_model.pb' || head[0] !== 0x0a) return false;
  let at = 1;
  while ((head[at] ?? 0) >= 128 && at < 6) at += 1;
  const nameLength = head[at + 2] ?? 0;
  const behind = at + 3 + nameLength;
  return (
    head[at + 1] === 0x0a &&
    nameLength > 0 &&
    nameLength < 128 &&
    head[behind] === 0x12 &&
    isOperation(head, behind)
  );
}

function isOperation(head: Uint8Array, at: number): boolean {
  const length = head[at + 1] ?? 0;
  const text = Buffer.from(head.subarray(at + 2, at + 2 + length)).toString('latin1');
  return length > 1 && /^[A-Z][A-Za-z0-9>]+$/.test(text);
}
