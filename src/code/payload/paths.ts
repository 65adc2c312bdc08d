import type { Engine } from '../flow/ask/engine.ts';
import { isCallee } from '../judging/callee.ts';
import { Field, Kind, Operator } from '../python/nodes.ts';
import { bindersOf, readsOf, variableAt } from './binders.ts';
import { writtenIn } from './call.ts';
import type { Channel, End } from './channels.ts';
import { calledPath, constantAt, onlyPath, openedAs } from './meaning.ts';
import type { Spot } from './payload.ts';

/**
 * Files whose path nobody spells out, told by the expression that makes it: `self.path` of one class, a setting, the same
 * put together with the same texts. Two ends with one such name open one file, if what the name stands for has not changed
 * in between; that nothing else opens it is for people to say, as with any file.
 */

type Named = Pick<Channel, 'key' | 'life' | 'words'>;

/** How the call that opens a file for pickles names it. */
export function fileByExpression(engine: Engine, opened: Spot, writes: boolean): Named | undefined {
  const path = pathOf(engine, opened, writes);
  const text = path && textOf(engine, path, DEEPEST);
  if (!text || !/[<]/.test(text.words)) return undefined;
  return { key: `file ${text.key}`, life: 'file', words: text.words };
}

/** What `write(dumps(x))` and `loads(file.read())` write and read: a file on which nothing else is done. */
export function openedForBytes(engine: Engine, { module, node, data, writes }: End): Spot | undefined {
  const { tree } = module;
  const call = writes ? tree.parent(node) : data;
  if (tree.kind(call) !== Kind.Call || tree.count(call) !== (writes ? 1 : 0)) return undefined;
  const method = tree.child(call, Field.Call.func);
  if (tree.kind(method) !== Kind.Attribute || tree.name(method) !== (writes ? 'write' : 'read'))
    return undefined;
  const file = tree.child(method, Field.Attribute.value);
  if (tree.kind(file) === Kind.Name) {
    const variable = variableAt(engine, module, file);
    if (!variable || readsOf(engine, variable).length !== 1) return undefined;
  }
  return openedAs(engine, { module, node: file });
}

/** The path that `open(path, "rb")` or `path.open("rb")` opens. */
function pathOf(engine: Engine, call: Spot, writes: boolean): Spot | undefined {
  const { module, node } = call;
  const { tree } = module;
  const called = calledPath(engine, call);
  const isMethod = called === 'pathlib.Path().open';
  if (called !== 'builtins.open' && !isMethod) return undefined;
  const mode = writtenIn(tree, node, 'mode', isMethod ? 0 : 1);
  if (mode === 0 || tree.kind(mode) !== Kind.Str || tree.stringValue(mode) !== (writes ? 'wb' : 'rb'))
    return undefined;
  const path = isMethod
    ? tree.child(tree.child(node, Field.Call.func), Field.Attribute.value)
    : writtenIn(tree, node, 'file', 0);
  return path === 0 ? undefined : { module, node: path };
}

/** A name for both ends, and as people read it: `<Store.path>.meta`. */
interface Text {
  readonly key: string;
  readonly words: string;
}

const DEEPEST = 8;

function textOf(engine: Engine, place: Spot, depth: number): Text | undefined {
  const { module, node } = place;
  const { tree } = module;
  if (depth === 0) return undefined;
  const constant = constantAt(engine, place);
  if (constant !== undefined) return { key: constant, words: constant };
  const inner = (one: number) => textOf(engine, { module, node: one }, depth - 1);
  switch (tree.kind(node)) {
    case Kind.Attribute:
      return attributeText(engine, place);
    case Kind.Name:
      return variableText(engine, place, depth);
    case Kind.BinOp: {
      const operator = tree.operator(node);
      if (operator !== Operator.Add && operator !== Operator.Div) return undefined;
      const sides = [tree.child(node, Field.BinOp.left), tree.child(node, Field.BinOp.right)].map(inner);
      return joined(sides, operator === Operator.Div ? '/' : '');
    }
    case Kind.Call:
      return callText(engine, place, depth);
    default:
      return undefined;
  }
}

function joined(parts: readonly (Text | undefined)[], between: string): Text | undefined {
  const known = parts.filter((part) => part !== undefined);
  if (known.length < parts.length || parts.length === 0) return undefined;
  return {
    key: known.map(({ key }) => key).join(between),
    words: known.map(({ words }) => words).join(between),
  };
}

/** `self.path` in a method: of its class, whatever it is; `settings.PATH` of a library or module. */
function attributeText(engine: Engine, place: Spot): Text | undefined {
  const { module, node } = place;
  const { tree } = module;
  const base = tree.child(node, Field.Attribute.value);
  const method = engine.program.enclosingScope(module, node);
  const isOwn = tree.kind(base) === Kind.Name && tree.nameId(base) === method.parameters[0]?.name;
  if (isOwn && method.parent?.sort === 'class') {
    const name = `${method.parent.qualifiedName}.${tree.name(node)}`;
    return { key: `<${module.path} ${name}>`, words: `<${name}>` };
  }
  const path = onlyPath(engine, place);
  return path === undefined ? undefined : { key: `<${path}>`, words: `<${path}>` };
}

/** A local with one value is that value. A parameter may be another one at each call. */
function variableText(engine: Engine, { module, node }: Spot, depth: number): Text | undefined {
  const variable = variableAt(engine, module, node);
  const binders = variable && bindersOf(engine, variable);
  const [binder] = binders ?? [];
  if (binders?.length !== 1 || binder?.sort !== 'value' || !variable) return undefined;
  return textOf(engine, { module: variable.scope.module, node: binder.node }, depth - 1);
}

const JOINING: ReadonlySet<string> = new Set([
  'os.path.join',
  'posixpath.join',
  'pathlib.Path',
  'pathlib.Path().joinpath',
]);
const SAME: ReadonlySet<string> = new Set([
  'builtins.str',
  'os.fspath',
  'os.path.abspath',
  'os.path.expanduser',
]);

function callText(engine: Engine, { module, node }: Spot, depth: number): Text | undefined {
  const { tree } = module;
  const called = calledPath(engine, { module, node }) ?? '';
  const args = Array.from({ length: tree.count(node) }, (_, i) => tree.item(node, i));
  if (args.some((item) => tree.kind(item) === Kind.Starred || tree.kind(item) === Kind.Keyword))
    return undefined;
  const func = tree.child(node, Field.Call.func);
  const before =
    called.endsWith('.joinpath') && isCallee(tree, func) ? [tree.child(func, Field.Attribute.value)] : [];
  if (!JOINING.has(called) && !(SAME.has(called) && args.length === 1)) return undefined;
  return joined(
    [...before, ...args].map((item) => textOf(engine, { module, node: item }, depth - 1)),
    '/',
  );
}
