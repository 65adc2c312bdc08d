import { resolutionOrder } from '../flow/ask/classes.ts';
import type { Engine } from '../flow/ask/engine.ts';
import type { Reference } from '../flow/ask/reference.ts';
import type { Module } from '../program/module.ts';
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
  return refs.length > 0 && !hasExtraState(engine) && refs.every((ref) => isModule(engine, ref));
}

function isModule(engine: Engine, ref: Reference): boolean {
  if (ref.sort === 'library') return /^torch\.nn\.\w+\(\)$/.test(ref.path);
  if (ref.sort !== 'instance') return false;
  const bases = resolutionOrder(engine, ref.scope);
  return (
    isOfTorchAlone(ref.scope.module) &&
    bases.some((base) => base.sort === 'library' && base.path === 'torch.nn.Module') &&
    bases.every(
      (base) => base.sort === 'class' || base.path === 'torch.nn.Module' || base.path === 'builtins.object',
    )
  );
}

const FRAMEWORKS =
  /^(torch(\.(nn|optim|utils)(\..*)?)?|__future__|argparse|collections|dataclasses|functools|itertools|json|logging|math|numpy|os|pathlib|random|sys|time|typing)$/;

/** Layers of other libraries may have state of their own. */
function isOfTorchAlone({ tree, written }: Module): boolean {
  const named = [...written.ofKind(Kind.Import)].flatMap((node) =>
    Array.from({ length: tree.count(node) }, (_, i) => tree.name(tree.item(node, i))),
  );
  const from = [...written.ofKind(Kind.ImportFrom)].map((node) =>
    tree.level(node) > 0 ? '.' : tree.name(node),
  );
  return [...named, ...from].every((name) => FRAMEWORKS.test(name));
}

const EXTRA = [
  'get_extra_state',
  'state_dict',
  '_save_to_state_dict',
  'register_state_dict_post_hook',
  '_register_state_dict_hook',
];

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
