import { type ArtifactFormat, startsWith, unsupported } from '../inspection/format.ts';

export const format: ArtifactFormat = {
  name: 'gguf',
  description: 'GGUF model: llama.cpp, with a chat template in Jinja',
  family: 'model',
  rank: 0,
  recognises: ({ head }) => startsWith(head, 'GGUF'),
  inspect: () => unsupported('gguf', 'the GGUF format'),
};
