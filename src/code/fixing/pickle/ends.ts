import { isRealUse } from '../../../project/role.ts';
import type { Engine } from '../../flow/ask/engine.ts';
import { bindersOf, readsOf, variableAt } from '../../payload/binders.ts';
import type { End } from '../../payload/channels.ts';
import { replacedIn } from '../../payload/replaced.ts';
import { keptIn } from '../../payload/wrapping.ts';
import { intern } from '../../python/names.ts';
import { Field, Kind, Operator } from '../../python/nodes.ts';
import type { Tree } from '../../python/tree.ts';
import { checkPython3 } from '../python/version.ts';
import { refuse } from '../refusal.ts';

/** What has to be so of each end before its bytes become others. */

export function checkBytes(engine: Engine, end: End): void {
  checkPython3(engine, end, 'which reads JSON into other types');
  if (!end.writes && end.stream === 0) checkOnlyLoaded(engine, end);
}

/** Bytes that are looked at by themselves, too: their length, a hash, how they begin. */
function checkOnlyLoaded(engine: Engine, end: End): void {
  const names = keptIn(engine, { module: end.module, node: end.data })?.names ?? [end.data];
  for (const data of names) checkOnlyRead(engine, end, data);
}

function checkOnlyRead(engine: Engine, { module, node }: End, data: number): void {
  const { tree } = module;
  if (tree.kind(data) !== Kind.Name) return;
  const variable = variableAt(engine, module, data);
  const isNamed = variable && bindersOf(engine, variable)?.length === 1;
  if (!isNamed) return;
  const other = readsOf(engine, variable).find((read) => read !== data && !isTested(tree, read));
  if (other !== undefined)
    refuse('no-equivalent', 'the bytes are looked at by themselves here, and will be others', {
      module,
      node: other,
    });
  if (isBoundTwice(tree, data, node)) refuse('dynamic', 'the bytes get another name', { module, node: data });
}

/** `loads(data := f())`, which keeps them. */
function isBoundTwice(tree: Tree, data: number, call: number): boolean {
  return tree.parent(data) !== call && tree.kind(tree.parent(data)) === Kind.NamedExpr;
}

/** `if data:`, `data is None`: whether there are any. */
function isTested(tree: Tree, read: number): boolean {
  const parent = tree.parent(read);
  switch (tree.kind(parent)) {
    case Kind.If:
    case Kind.While:
      return true;
    case Kind.IfExp:
      return tree.child(parent, Field.IfExp.test) === read;
    case Kind.UnaryOp:
      return tree.operator(parent) === Operator.Not;
    case Kind.Compare: {
      const operator = tree.count(parent) === 1 ? tree.operator(tree.item(parent, 0)) : -1;
      return operator === Operator.Is || operator === Operator.IsNot;
    }
    default:
      return false;
  }
}

// ---------------------------------------------------------------- functions that somebody replaces

const LIBRARY = /^(pickle|dill|cloudpickle|marshal|json|msgpack|copyreg|subprocess|multiprocessing|queue)\b/;
/** What makes `pickle` write or read in the project's own way: PEP 307, the `copyreg` module. */
const TEACHING = ['copyreg', 'copy_reg', 'dispatch_table', 'reducer_override'].map(intern);

/** PEP 578. */
const WATCHING = intern('addaudithook');

/** `pickle.dumps = …`, `setattr(json, "loads", …)` outside of tests: what the functions do is not what they are known to do. */
export function checkNotReplaced(engine: Engine): void {
  const replaced = replacedIn(engine, (path) => LIBRARY.test(path));
  if (replaced) refuse('dynamic', 'a function of the library is replaced here', replaced);
  for (const module of engine.program.mentioning(WATCHING)) {
    const node = Array.from(module.written.named(WATCHING))[0];
    if (node !== undefined && isRealUse(module.path))
      refuse('dynamic', 'a hook sees what is imported and unpickled', { module, node });
  }
  for (const name of TEACHING)
    for (const module of engine.program.mentioning(name)) {
      const node = Array.from(module.written.named(name))[0];
      if (node !== undefined && isRealUse(module.path))
        refuse('dynamic', 'pickle is taught here how to write something', { module, node });
    }
}
