import { type ArtifactFormat, unsupported } from '../inspection/format.ts';

/** A protocol buffer has no magic; TensorFlow knows the file by its name. */
export const format: ArtifactFormat = {
  name: 'saved-model',
  description: 'TensorFlow SavedModel, whose graph can read and write files',
  family: 'model',
  rank: 0,
  recognises: ({ head, name }) => name === 'saved_model.pb' && (head[0] === 0x08 || head[0] === 0x12),
  inspect: () => unsupported('saved-model', 'the SavedModel format'),
};
