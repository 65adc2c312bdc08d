import { writtenIn } from '../../payload/call.ts';
import { writersOf } from '../../payload/saved.ts';
import { isSavedWeights, TORCH_FILES } from '../../payload/weights.ts';
import { attributesAsked } from '../python/result.ts';
import { writeSwitch, writtenSwitch } from '../python/switch.ts';
import { placeOf, refuse, type Spot } from '../refusal.ts';
import type { Case, Repair } from '../repair.ts';

/** What is asked of a whole model, and of no dictionary of weights. */
const OF_MODELS: ReadonlySet<string> = new Set([
  'eval',
  'train',
  'state_dict',
  'parameters',
  'modules',
  'forward',
]);

/** torch/serialization.py: weights_only since 1.13; its unpickler could be got around before 2.6 (CVE-2025-32434). */
export const repair: Repair = {
  id: 'torch-weights-only',
  rules: ['deserialization/model'],
  levels: ['safe', 'unsafe', 'suggestion'],
  page: {
    title: 'Weights without code',
    changes: '`weights_only=True` is added to `torch.load`, or takes the place of `weights_only=False`.',
    safe: 'The lock has PyTorch 2.6 or later, the name of the file is a text in the project that stands nowhere but in calls of `torch.save` and `torch.load`, and each call that may write it writes tensors, plain values, or the `state_dict()` of a `torch.nn.Module` to which nobody adds state of another kind, by the protocol that torch takes by itself (its loader without code knows no other). No file of the project imports a library that may have layers of its own, and nothing moves or copies a file onto it. Whole modules, optimisers and NumPy scalars are not proved.',
    unsafe:
      'A file that is loaded there was saved as a whole model (`torch.save(model, …)`), or holds anything besides tensors, numbers, texts and containers of them. Where what is loaded is used as a model, it is a suggestion only, and never written.',
    refused:
      '`version-floor` where the lock has PyTorch older than 2.6, whose restricted loader was broken; `no-equivalent` with a `pickle_module`, which excludes it; `dynamic` where the switch comes by a variable.',
    before: 'import torch\n\nstate = torch.load(path, map_location="cpu")\n',
    after: 'import torch\n\nstate = torch.load(path, map_location="cpu", weights_only=True)\n',
  },
  propose(about) {
    const { callee, engine, tree, node, module } = about;
    if (callee !== 'torch.load' && callee !== 'torch.hub.load_state_dict_from_url') return undefined;
    const written = writtenSwitch(about, 'weights_only');
    if (writtenIn(tree, node, 'pickle_module', callee === 'torch.load' ? 2 : -1) !== 0)
      return refuse('no-equivalent', 'it has a pickle_module, with which weights_only is refused', {
        module,
        node,
      });
    if (engine.environment.allows('torch', '<2.6') === 'yes')
      return refuse(
        'version-floor',
        'the lock has PyTorch older than 2.6, whose weights_only could be got around',
      );
    const isModel = [...attributesAsked(about)].some((name) => OF_MODELS.has(name));
    const writers = weightsWritten(about);
    const isSafe = writers !== undefined && !isModel;
    return {
      title: `${callee} with weights_only=True`,
      applicability: isModel ? 'suggestion' : isSafe ? 'safe' : 'unsafe',
      because: [
        { note: 'a state_dict and plain containers are loaded alike' },
        ...(isSafe ? writers.map((writer) => ({ note: 'such are saved here', ...placeOf(writer) })) : []),
      ],
      unless: isSafe
        ? []
        : ['a file that is loaded there holds a whole model, or objects other than tensors and plain values'],
      requires: { packages: ['torch>=2.6'] },
      write: (draft) => writeSwitch(draft, about, 'weights_only', written, 'True'),
    };
  },
};

/** All that may write the file, if it is proved to be what a loader without code reads; undefined otherwise. */
function weightsWritten({ callee, engine, module, node }: Case): readonly Spot[] | undefined {
  if (callee !== 'torch.load' || engine.environment.allows('torch', '<2.6') !== 'no') return undefined;
  const writers = writersOf(engine, { module, node }, TORCH_FILES);
  return writers?.every((writer) => isSavedWeights(engine, writer)) ? writers : undefined;
}
