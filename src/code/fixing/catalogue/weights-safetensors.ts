import { conversionPlan, fileNamed } from '../converting.ts';
import { groupOf, replaceCallee, writtenCallee } from '../python/callee.ts';
import { refuse } from '../refusal.ts';
import type { Repair } from '../repair.ts';

/** safetensors/torch.py: a header of names, types and shapes, and the bytes of the tensors; nothing that is called. */
export const repair: Repair = {
  id: 'weights-safetensors',
  rules: ['deserialization/model'],
  levels: ['suggestion'],
  page: {
    title: 'Weights in a file of the project as safetensors',
    changes:
      'Where `weights_only=True` is refused, and the file that `torch.load` names lies in the project: the call becomes `safetensors.torch.load_file`, and the name gets the ending `.safetensors`. `wherefrom convert` makes the new file without loading the old one.',
    safe: 'Never, nor written by `wherefrom fix`: what else than tensors the file holds is left out, and who else reads it is not known.',
    unsafe:
      'The file holds more than one level of names, or anything besides tensors; tensors that share their memory come back apart; somebody else reads or writes the old file.',
    refused:
      '`no-equivalent` where the file is not in the project, or where options other than the path are given; `dynamic` where the function comes by a variable.',
    before: 'import torch\n\nweights = torch.load("weights.pt")\n',
    after: 'import safetensors.torch\n\nweights = safetensors.torch.load_file("weights.safetensors")\n',
  },
  propose(about) {
    if (about.callee !== 'torch.load') return undefined;
    const { module, node, surroundings } = about;
    const callee = writtenCallee(about, 'load');
    const file = fileNamed(about, 'f', 'safetensors');
    const { renamed } = file;
    if (!renamed || !surroundings.hasFile(file.path))
      return refuse('no-equivalent', 'the file that it loads is none of the project', { module, node });
    const group = groupOf(about, callee);
    return {
      title: 'safetensors in place of torch.load',
      applicability: 'suggestion',
      because: [{ note: 'missing: whether the file holds anything but tensors under names' }],
      unless: ['the file holds more than tensors, or somebody else reads or writes it'],
      requires: { packages: ['safetensors>=0.4'] },
      data: conversionPlan(file, 'safetensors'),
      ...(group !== undefined && { group }),
      write(draft) {
        replaceCallee(
          draft,
          about,
          callee,
          `${draft.module({ module, node }, 'safetensors.torch')}.load_file`,
        );
        draft.replace(module, renamed.range, renamed.content);
      },
    };
  },
};
