import type { CodeRule } from '../../judging/rule.ts';
import { CODE_EXECUTION } from '../../judging/severity.ts';

export const rule: CodeRule = {
  meta: {
    id: 'deserialization/model',
    title: 'Trained model from a file that can carry code',
    severity: 'critical',
    cwe: [502],
    summary:
      'Most formats for trained models are pickles or hold layers with code: who writes the file runs code where it is loaded.',
    explanation:
      'A `.pt`, `.ckpt` or `.bin` file of PyTorch is a zip archive around a pickle. `torch.load` runs it unless `weights_only=True`, which is the default since 2.6 and can be got around before that (CVE-2025-32434). Keras files may hold `Lambda` layers with compiled Python; `safe_mode`, on by default since Keras 3 for its own format, refuses them. A TensorFlow SavedModel is a graph that may read and write files. Model registries such as MLflow and BentoML load whatever flavour the stored model asks for, mostly pickles.\n\nFiles in the safetensors, ONNX or GGUF formats only hold numbers and a fixed set of operations.',
    remedy:
      'Save weights as safetensors and build the model in code. Otherwise give `torch.load` `weights_only=True` and require PyTorch 2.6 or later; leave `safe_mode` on in Keras; load scikit-learn models with `skops.io.load` and a written list of trusted types. Load pickled models only from where nobody else can write, after a check of a hash or signature that came another way.',
    grading:
      'By where the file comes from: a request is critical, a download high, a registry, file or caller medium, an unknown origin low.',
    examples: [
      {
        bad: 'state = torch.load("model.pt")',
        good: 'state = safetensors.torch.load_file("model.safetensors")',
      },
      { bad: 'state = torch.load("model.pt")', good: 'state = torch.load("model.pt", weights_only=True)' },
    ],
    equals: ['B614'],
    references: [
      'PyTorch documentation, torch.load and "Serialization semantics"',
      'CVE-2025-32434',
      'CVE-2024-3660',
      'safetensors documentation',
    ],
  },
  severity: CODE_EXECUTION,
  inventory: true,
  message: '{origin} reaches {callee}, which can run code it holds',
  advice: 'Load weights from safetensors, or only models whose signature or hash has been checked.',
};
