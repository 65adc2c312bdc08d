/** Source: torch/_utils.py, `_rebuild_tensor_v2` and its kin. */
import { isMade, OPAQUE, type Opaque, type Value } from '../../pickle/value.ts';
import { type Construction, type Constructor, type Constructors, constructionOf } from '../construction.ts';
import { bool, form, list, type Part } from '../part.ts';
import type { Tools } from '../tools.ts';
import { storageType, tensorFields, tensorView } from '../torch.ts';

/** `_rebuild_tensor(storage, offset, shape, strides)`; v2 and v3 go on with more. */
function tensor({ args }: Construction, tools: Tools, dtype?: string) {
  const [storage, offset, sizes, steps, requiresGrad] = args;
  if (storage === undefined || typeof storage === 'number' || storage.kind !== OPAQUE) return undefined;
  const id = tools.storageId(storage as Opaque);
  const [start, shape, strides] = [tools.count(offset), sizesOf(sizes, tools), tools.counts(steps)];
  const type = dtype ?? (id && storageType(id));
  if (!id || start === undefined || !shape || !strides || type === undefined) return undefined;
  const found = { storage: id, dtype: type, offset: start, shape, strides };
  const fields = tensorFields(found, tools.bool(requiresGrad));
  const view = tensorView(found, tools);
  const made = form('torch.Tensor', ...fields, ['storage', storage]);
  return view ? { ...made, array: view } : made;
}

/** A tuple, or a `torch.Size` of one. */
function sizesOf(value: Value | undefined, tools: Tools): number[] | undefined {
  if (!isMade(value)) return tools.counts(value);
  const construction = constructionOf(value, tools.graph);
  return construction?.name === 'torch:Size' ? tools.counts(construction.args[0]) : undefined;
}

/** Hooks are code, which no tensor of a file has; other values of the last arguments stay a record. */
const version2: Constructor = {
  make(construction, tools) {
    const hooks = construction.args[5];
    const isPlain = construction.args.length <= 6 && (hooks === undefined || isEmptyMapping(hooks, tools));
    return isPlain ? tensor(construction, tools) : undefined;
  },
};

function isEmptyMapping(value: Value, tools: Tools): boolean {
  if (tools.isNone(value) || tools.attributes(value)?.size === 0) return true;
  const construction = isMade(value) ? constructionOf(value, tools.graph) : undefined;
  return (
    construction?.name === 'collections:OrderedDict' &&
    construction.args.length + construction.states.length + construction.pairs.length === 0
  );
}

export const library: Constructors = {
  'torch._utils:_rebuild_tensor': {
    make: (construction, tools) => (construction.args.length === 4 ? tensor(construction, tools) : undefined),
  },
  'torch._utils:_rebuild_tensor_v2': version2,
  /** `(storage, offset, shape, strides, requires_grad, hooks, dtype[, metadata])`, for types without a storage. */
  'torch._utils:_rebuild_tensor_v3': {
    make(construction, tools) {
      const { args } = construction;
      const dtype = tools.name(args[6]);
      if (args.length !== 7 || !dtype?.startsWith('torch:') || !isEmptyMapping(args[5] as Value, tools))
        return undefined;
      return tensor(construction, tools, dtype.slice('torch:'.length));
    },
  },
  'torch._utils:_rebuild_parameter': {
    make({ args: [of, requiresGrad, hooks], args }, tools) {
      const grad = tools.bool(requiresGrad);
      if (args.length !== 3 || grad === undefined || !isEmptyMapping(hooks as Value, tools)) return undefined;
      return form('torch.Parameter', ['data', of as Part], ['requires_grad', bool(grad)]);
    },
  },
  'torch:Size': {
    make({ args }, tools) {
      const sizes = args.length === 1 ? tools.items(args[0]) : undefined;
      return sizes && form('torch.Size', ['items', list(sizes)]);
    },
  },
  'torch:device': {
    make: ({ args, how }) => (how === 'call' ? form('torch.device', ['args', list(args)]) : undefined),
  },
};
