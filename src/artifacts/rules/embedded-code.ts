import type { Rule } from '../../finding/rule.ts';

export const rule: Rule = {
  id: 'artifact/embedded-code',
  title: 'Model that carries or names code',
  severity: 'high',
  cwe: [94, 502],
  summary: `Loading or using the model runs code that lies in the file or that the file names.`,
  explanation: `Not only pickles run code. A Lambda layer of Keras holds Python bytecode, and a configuration of Keras names classes and functions to import. TorchScript and TensorFlow graphs are programs, some of whose operations read and write files or call back into Python. \`auto_map\` in a \`config.json\` names Python files to be fetched and run, \`_target_\` in a YAML file names a function to be called, and a chat template is a program in Jinja.`,
  remedy: `Load with the switch that forbids it: \`safe_mode=True\` (Keras, which .h5 files do not heed in every version), no \`trust_remote_code\`, a sandboxed Jinja environment. Or take the weights alone, as safetensors, and write the code that uses them yourself.`,
  grading: `Critical where the code runs as soon as the file is loaded, high where it is shaped to get around a check, medium where nobody vouches for what is named.`,
  references: [
    'Keras documentation: keras.saving.load_model, safe_mode',
    'TensorFlow: Using TensorFlow Securely',
    'CWE-94: Improper Control of Generation of Code',
  ],
};
