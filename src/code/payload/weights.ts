import { isRealUse } from '../../project/role.ts';
import { resolutionOrder } from '../flow/ask/classes.ts';
import type { Engine } from '../flow/ask/engine.ts';
import type { Reference } from '../flow/ask/reference.ts';
import type { Module } from '../program/module.ts';
import { STANDARD_LIBRARY } from '../program/stdlib.ts';
import { intern } from '../python/names.ts';
import { Field, Kind } from '../python/nodes.ts';
import { bindersOf, variableAt } from './binders.ts';
import { writtenIn } from './call.ts';
import { payloadOf } from './infer.ts';
import { calledPath, refsAt } from './meaning.ts';
import { partsOf, type Spot } from './payload.ts';
import type { Saving } from './saved.ts';

/** What `torch.save` writes that a loader without code reads: tensors, and plain containers and values. */

export const TORCH_FILES: Saving = {
  library: 'torch',
  names: ['save', 'load'],
  writes: /^torch\.save$/,
  reads: /^torch\.load$/,
  file: { keyword: 'f', writing: 1, reading: 0 },
};

/** The object that a call of `torch.save` is given. */
export function isSavedWeights(engine: Engine, { module, node }: Spot): boolean {
  const { tree } = module;
  if (writtenIn(tree, node, 'pickle_module', 2) !== 0) return false;
  // torch/_weights_only_unpickler.py knows the opcodes of protocol 2 alone, which is what is written by default.
  const protocol = writtenIn(tree, node, 'pickle_protocol', 3);
  if (hasStars(tree, node) || (protocol !== 0 && tree.text(protocol) !== '2')) return false;
  const object = writtenIn(tree, node, 'obj', 0);
  return object !== 0 && isWeights(engine, { module, node: object }, DEEPEST);
}

const DEEPEST = 6;

function isWeights(engine: Engine, place: Spot, depth: number): boolean {
  const { module, node } = place;
  const { tree } = module;
  if (depth === 0) return false;
  const inner = (one: number) => isWeights(engine, { module, node: one }, depth - 1);
  const items = () => Array.from({ length: tree.count(node) }, (_, i) => tree.item(node, i));
  switch (tree.kind(node)) {
    case Kind.Dict:
      return items().every((item, i) => (i % 2 === 0 ? isKey(place, item) : inner(item)));
    case Kind.List:
    case Kind.Tuple:
      return items().every((item) => tree.kind(item) !== Kind.Starred && inner(item));
    case Kind.Call:
      return isStateDict(engine, place) || isTensor(engine, place) || isPlain(engine, place);
    case Kind.Name: {
      const variable = variableAt(engine, module, node);
      const [binder, ...others] = (variable && bindersOf(engine, variable)) ?? [];
      const isOne = variable?.scope.module === module && others.length === 0 && binder?.sort === 'value';
      // What is put in later is not looked at here, so that only what cannot be changed may have a name.
      const value = isOne && isReadOnce(place) ? { module, node: binder.node } : undefined;
      return (value && (isStateDict(engine, value) || isTensor(engine, value))) || isPlain(engine, place);
    }
    default:
      return isPlain(engine, place);
  }
}

function isKey({ module: { tree } }: Spot, key: number): boolean {
  return key !== 0 && tree.kind(key) === Kind.Str;
}

/** Nothing is done with a name but what is asked about: it stands where it is bound, and here. */
function isReadOnce({ module: { tree, written }, node }: Spot): boolean {
  return written.named(tree.nameId(node)).filter((one) => tree.kind(one) === Kind.Name).length === 2;
}

function isPlain(engine: Engine, place: Spot): boolean {
  const parts = partsOf(payloadOf(engine, place));
  return parts.every(({ kind }) => kind !== 'other' && kind !== 'declared' && kind !== 'bytes');
}

const TENSORS =
  /^torch\.(tensor|zeros|ones|empty|full|rand|randn|randint|arange|linspace|eye|zeros_like|ones_like)$/;

function isTensor(engine: Engine, call: Spot): boolean {
  return call.module.tree.kind(call.node) === Kind.Call && TENSORS.test(calledPath(engine, call) ?? '');
}

/** `model.state_dict()`, of a module whose class adds no state of its own. */
function isStateDict(engine: Engine, { module, node }: Spot): boolean {
  const { tree } = module;
  if (tree.kind(node) !== Kind.Call || tree.count(node) > 0) return false;
  const func = tree.child(node, Field.Call.func);
  if (tree.kind(func) !== Kind.Attribute || tree.name(func) !== 'state_dict') return false;
  const refs = refsAt(engine, { module, node: tree.child(func, Field.Attribute.value) });
  return (
    refs.length > 0 &&
    !hasExtraState(engine) &&
    !hasOwnTensors(engine) &&
    refs.every((ref) => isModule(engine, ref))
  );
}

function isModule(engine: Engine, ref: Reference): boolean {
  if (!isOfTorchAlone(engine)) return false;
  if (ref.sort === 'library') return /^torch\.nn\.(?!Lazy)\w+\(\)$/.test(ref.path);
  if (ref.sort !== 'instance') return false;
  const bases = resolutionOrder(engine, ref.scope);
  return (
    bases.some((base) => base.sort === 'library' && base.path === 'torch.nn.Module') &&
    bases.every(
      (base) => base.sort === 'class' || base.path === 'torch.nn.Module' || base.path === 'builtins.object',
    )
  );
}

/** Parts of torch, and libraries that have no layers of their own. */
const WITHOUT_LAYERS =
  /^(torch(\.(nn|optim|utils|cuda|distributed)(\..*)?)?|(numpy|pandas|scipy|sklearn|matplotlib|PIL|cv2|tqdm|yaml|requests|click|psutil|h5py|tensorboard)(\..*)?)$/;

/** Layers of other libraries may have state of their own, and be put into any module from any file. */
function isOfTorchAlone(engine: Engine): boolean {
  return engine.once('torch alone', engine.program, false, () =>
    engine.program.modules
      .filter(({ path }) => isRealUse(path))
      .every((module) => hasNoLayers(engine, module)),
  );
}

function hasNoLayers({ program: { imports } }: Engine, module: Module): boolean {
  const { tree, written } = module;
  const isFine = (name: string, level: number) =>
    imports.resolve(module, name, level).sort !== 'library' ||
    (level === 0 && (STANDARD_LIBRARY.has(name.split('.')[0] as string) || WITHOUT_LAYERS.test(name)));
  const named = [...written.ofKind(Kind.Import)].flatMap((node) =>
    Array.from({ length: tree.count(node) }, (_, i) => tree.name(tree.item(node, i))),
  );
  return (
    named.every((name) => isFine(name, 0)) &&
    [...written.ofKind(Kind.ImportFrom)].every((node) => isFine(tree.name(node), tree.level(node)))
  );
}

/** `f(*args)`, `f(**options)`. */
function hasStars(tree: Module['tree'], call: number): boolean {
  return Array.from({ length: tree.count(call) }, (_, i) => tree.item(call, i)).some(
    (item) =>
      tree.kind(item) === Kind.Starred || (tree.kind(item) === Kind.Keyword && tree.nameId(item) === 0),
  );
}

const EXTRA = [
  'get_extra_state',
  'state_dict',
  '_save_to_state_dict',
  'register_state_dict_post_hook',
  // Tensors and parameters of classes of their own, or of none yet.
  'as_subclass',
  '_make_subclass',
  '_make_wrapper_subclass',
  'UninitializedParameter',
  'UninitializedBuffer',
  '_register_state_dict_hook',
];

/** `class Tagged(nn.Parameter)`, `class Own(torch.Tensor)`; by the last name, for a base that is asked for costs a question. */
const TENSOR_CLASSES = ['Tensor', 'Parameter', 'Buffer'].map(intern);

function hasOwnTensors({ program }: Engine): boolean {
  return TENSOR_CLASSES.some((name) =>
    program
      .mentioning(name)
      .some(({ tree, written }) =>
        Array.from(written.named(name)).some((node) => tree.kind(tree.parent(node)) === Kind.ClassDef),
      ),
  );
}

/** What a project's classes add to a `state_dict`, anywhere. */
function hasExtraState({ program }: Engine): boolean {
  return EXTRA.some((name) => {
    const id = intern(name);
    return program.modules.some(
      ({ tree, written }) =>
        [...written.ofKind(Kind.FunctionDef)].some((def) => tree.nameId(def) === id) ||
        (name !== 'state_dict' && written.named(id).length > 0),
    );
  });
}
