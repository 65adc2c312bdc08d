import { type ArtifactFormat, unsupported } from '../inspection/format.ts';

/** A protocol buffer has no magic: the name must say it, and the first field must be a version of ONNX. */
export const format: ArtifactFormat = {
  name: 'onnx',
  description: 'ONNX model, which may name files outside of it',
  family: 'model',
  rank: 0,
  recognises: ({ head, name }) => /\.onnx$/i.test(name) && head[0] === 0x08 && (head[1] as number) < 32,
  inspect: () => unsupported('onnx', 'the ONNX format'),
};
