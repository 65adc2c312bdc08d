/** What writes checkpoints in a graph of TensorFlow is harmless only where nobody but the saver gets to it. */
import { expect, test } from 'vitest';
import { type GraphNode, Savers } from '../../src/artifacts/judging/savers.ts';

function node(operation: string, more: Partial<GraphNode> = {}): GraphNode {
  return { name: operation, operation, inputs: [], calls: [], within: undefined, offset: 0, ...more };
}
const placeholder = node('Placeholder', { name: 'saver_filename' });
const call = node('StatefulPartitionedCall', { inputs: ['saver_filename', 'w'], calls: ['save'] });
const writes = node('SaveV2', { within: 'save' });

const CASES: readonly [why: string, verdict: string | undefined, tell: (savers: Savers) => void][] = [
  ['the saver alone calls it', undefined, () => {}],
  [
    'another function calls it',
    'dangerous',
    (savers) => savers.node(node('Call', { within: 'f', calls: ['save'] })),
  ],
  [
    'the graph calls it with a name of its own',
    'dangerous',
    (savers) => savers.node(node('Call', { inputs: ['Const'], calls: ['save'] })),
  ],
  ['Python gets it by its name', 'dangerous', (savers) => savers.calledFromOutside('save')],
  ['whoever uses the model gives the name', 'dangerous', (savers) => savers.fed('saver_filename:0')],
  ['another tensor is given', undefined, (savers) => savers.fed('serving_default_x:0')],
  ['the name is a constant', 'dangerous', (savers) => savers.node(node('Const', { name: 'saver_filename' }))],
  ['the graph itself writes', 'dangerous', (savers) => savers.node(node('MergeV2Checkpoints'))],
  [
    'the graph has a saver of the first TensorFlow',
    'unknown',
    (savers) => savers.node(node('SaveV2', { name: 'save/SaveV2' })),
  ],
];

test.each(CASES)('%s: %s', (_, verdict, tell) => {
  const savers = new Savers();
  for (const one of [placeholder, call, writes]) savers.node(one);
  tell(savers);
  expect(savers.reasons()[0]?.verdict).toBe(verdict);
});
