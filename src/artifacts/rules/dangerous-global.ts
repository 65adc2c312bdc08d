import type { Rule } from '../../finding/rule.ts';

export const rule: Rule = {
  id: 'artifact/dangerous-global',
  title: 'Dangerous name in a pickle',
  severity: 'critical',
  cwe: [502, 94],
  summary: `The pickle asks for a name that starts programs, runs code, reaches files or the network, or leads to something that does.`,
  explanation: `A pickle is a program. While it is loaded it may import any module, fetch any name from it, and call what it fetched. This one asks for a name whose purpose is to do what data never has to do: os.system, builtins.eval, subprocess.Popen, importlib.import_module, builtins.getattr and their like. Loading the file is enough; nothing has to be done with the result.

A name counts even where no call of it is seen. Importing its module is the first effect, and the name can be put into an object that calls it later.

Names are compared as the loaders resolve them: Python 2's names below protocol 3 (\`__builtin__\`), dotted names from protocol 4 on (\`pathlib\` with \`os.system\`), names taken from the memo or from far down the stack, and names that another call fetches.

It cannot happen with a loader that admits only what it knows: an Unpickler whose find_class has a closed list, torch.load with weights_only=True, skops.io.load.`,
  remedy: `Do not load the file. Delete it or put it out of reach, and ask where it came from and what else came from there. If it has been loaded already, treat the machine as one on which a stranger ran a program.

If the file is your own, and the name is there for a reason, store the data in a format that only holds data (JSON, MessagePack, safetensors, npy) and do in code what the name did.`,
  references: [
    'Python documentation: pickle, Restricting Globals',
    'PEP 307',
    'PEP 3154',
    'CWE-502: Deserialization of Untrusted Data',
  ],
};
