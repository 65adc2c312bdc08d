import { type ArtifactFormat, startsWith, unsupported } from '../inspection/format.ts';

export const format: ArtifactFormat = {
  name: 'safetensors',
  description: 'safetensors: tensors without code',
  family: 'model',
  rank: 0,
  recognises: ({ head }) => startsWith(head.subarray(7), [0, 0x7b, 0x22]),
  inspect: () => unsupported('safetensors', 'the safetensors format'),
};
