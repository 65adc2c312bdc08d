import {
  type ArtifactFormat,
  type Content,
  type Inspection,
  startsWith,
  undecided,
} from '../inspection/format.ts';

/** By their first bytes, or by those behind the first place in them: what they are, and what their loaders do. */
const KINDS: readonly (readonly [at: number, mark: string, what: string])[] = [
  [0, 'QISKIT', 'circuits of Qiskit, whose loader evaluated expressions and unpickled before 2.0'],
  [0, 'ftrt', 'an engine of TensorRT, which holds native code'],
  [0, 'ptrt', 'an engine of TensorRT, which holds native code'],
  [4, 'ORTM', 'a model of ONNX Runtime, which may name operators of other libraries'],
  [4, 'ET1', 'a program of ExecuTorch, which may name operators and back ends of other libraries'],
  [0, 'PYZ\0', 'modules of a frozen program, which is Python bytecode'],
  [0, 'MEI\x0c\x0b\x0a\x0b\x0e', 'a frozen program, which is Python bytecode'],
];

export const format: ArtifactFormat = {
  name: 'program',
  description:
    'Qiskit, TensorRT, ONNX Runtime, ExecuTorch, PyInstaller: programs and graphs that are known by name only',
  family: 'model',
  rank: 0,
  recognises: ({ head }) => kindOf(head) !== undefined,
  inspect({ head }: Content): Inspection {
    const what = kindOf(head)?.[2] ?? 'a program';
    const message = `it holds ${what}; it is not read, so that nothing is known of what it does`;
    return undecided('program', { rule: 'unsupported', verdict: 'unreadable', message });
  },
};

/** Every file is asked: the first letters decide for nearly all. */
function kindOf(head: Uint8Array) {
  if (!BEGINNINGS.has(head[0] ?? 0) && !BEGINNINGS.has(head[4] ?? 0)) return undefined;
  return KINDS.find(([at, mark]) => startsWith(head, mark, at));
}

const BEGINNINGS = new Set(KINDS.map(([, mark]) => mark.charCodeAt(0)));
