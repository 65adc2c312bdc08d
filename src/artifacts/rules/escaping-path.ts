import type { Rule } from '../../finding/rule.ts';

export const rule: Rule = {
  id: 'artifact/escaping-path',
  title: 'Artifact that reaches out of its folder',
  severity: 'high',
  cwe: [22, 59],
  summary: `Unpacking or loading the file reads or writes files outside of the folder where it lies.`,
  explanation: `A member of an archive may be called \`../../.bashrc\` or \`/etc/cron.d/x\`; a link in a tar archive may point out of the folder, so that the next member is written through it; an ONNX model names files that hold its weights, an HDF5 file names others that hold its groups, and a graph of TensorFlow can read and write any file by name.

zipfile removes such parts of names. tarfile carries them out before Python 3.14 unless it is told otherwise, and other readers do what the name says.`,
  remedy: `Do not unpack or load the file. If you have to, unpack with tarfile's \`filter="data"\` into an empty folder, and look at what is there before you go on.`,
  references: ['PEP 706', 'CWE-22: Path Traversal', 'Python documentation: tarfile, Extraction filters'],
};
