import { byWord } from '../../limits/by-word.ts';
import type { Engine } from '../flow/ask/engine.ts';
import { isCallee } from '../judging/callee.ts';
import { intern } from '../python/names.ts';
import { Field, Kind, Operator } from '../python/nodes.ts';
import { bindersOf, readsBeside, variableAt } from './binders.ts';
import { writtenIn } from './call.ts';
import type { End, Named } from './channels.ts';
import { calledPath, constantAt, onlyPath } from './meaning.ts';
import { goesTo, madeBy, methodCall } from './named-bytes.ts';
import type { Spot } from './payload.ts';

/**
 * Files whose path nobody spells out, told by the expression that makes it: `self.path` of one class, a setting, the same
 * put together with the same texts. Two ends with one such name open one file, if what the name stands for has not changed
 * in between; that nothing else opens it is for people to say, as with any file.
 */

/** How a file that is opened for pickles is called: by its path, or the one that it gets once it is written. */
export function fileOpened(engine: Engine, stream: Spot, opened: Spot, writes: boolean): Named | undefined {
  const form = formOf(engine, opened, writes);
  if (form === undefined) return undefined;
  const path = pathOf(engine, opened);
  const moved = writes ? movedTo(engine, stream, path) : undefined;
  const named = moved ?? path;
  if (!named) return undefined;
  const constant = constantAt(engine, named);
  if (constant === '') return undefined;
  const text: Text | undefined =
    constant === undefined ? textOf(engine, named, DEEPEST) : { key: constant, words: constant };
  return (
    text && {
      key: `${form}file ${text.key}`,
      life: 'file',
      words: text.words,
      ...(text.isLocal && { isLocal: true }),
      ...(constant !== undefined && !moved && { at: named }),
    }
  );
}

/** What `write(dumps(x))` and `loads(file.read())` write and read: a file on which nothing else is done. */
export function fileForBytes(engine: Engine, { module, node, data, writes }: End): Spot | undefined {
  const { tree } = module;
  const [place, ...more] = writes ? goesTo(engine, { module, node }) : [];
  if (more.length > 0) return undefined;
  const call = place !== undefined ? tree.parent(place) : madeBy(engine, { module, node: data })?.node;
  const method = call === undefined ? undefined : methodCall({ module, node }, call);
  if (call === undefined || method?.name !== (writes ? 'write' : 'read')) return undefined;
  if (tree.count(call) !== (writes ? 1 : 0)) return undefined;
  const file = method.base;
  if (tree.kind(file) === Kind.Name) {
    if (readsBeside(engine, module, file)?.length !== 1) return undefined;
  }
  return { module, node: file };
}

/** What lies between the bytes and the file, by what opens it. */
const FORMS: Readonly<Record<string, string>> = byWord({
  'builtins.open': '',
  'io.open': '',
  'pathlib.Path().open': '',
  'tempfile.NamedTemporaryFile': '',
});

/** Libraries whose `open` is taken for Python's own by the models: what is stored is compressed. */
const COMPRESSING: ReadonlySet<string> = new Set(['gzip', 'bz2', 'lzma']);

/** How what is opened is compressed: `gzip `, '' for not at all; undefined where that is not known. */
export function compressionOf(engine: Engine, { module, node }: Spot): string | undefined {
  const { tree } = module;
  const func = tree.child(node, Field.Call.func);
  // An `open` that is imported may be any.
  if (tree.kind(func) === Kind.Name) {
    const isOther = variableAt(engine, module, func) || engine.program.moduleScope(module).stars.length > 0;
    return isOther ? undefined : '';
  }
  if (tree.kind(func) !== Kind.Attribute) return undefined;
  const base = onlyPath(engine, { module, node: tree.child(func, Field.Attribute.value) });
  return base !== undefined && COMPRESSING.has(base)
    ? `${base} `
    : base === 'io' || base === 'builtins'
      ? ''
      : undefined;
}

const TEMPORARY = 'tempfile.NamedTemporaryFile';
const METHOD = 'pathlib.Path().open';

/** Undefined where it is not opened to write one thing, or to read: `open(path, "rb")`, `path.open("wb")`, `gzip.open(path)`. */
function formOf(engine: Engine, call: Spot, writes: boolean): string | undefined {
  const { module, node } = call;
  const { tree } = module;
  const called = calledPath(engine, call) ?? '';
  const form = called === 'builtins.open' ? compressionOf(engine, call) : FORMS[called];
  const isTemporary = called === TEMPORARY;
  const mode = writtenIn(tree, node, 'mode', called === METHOD || isTemporary ? 0 : 1);
  if (form === undefined) return undefined;
  if (mode === 0) return (isTemporary && writes) || (form !== '' && !writes) ? form : undefined;
  const modes = writes ? (isTemporary ? ['wb', 'w+b'] : ['wb']) : ['rb'];
  return tree.kind(mode) === Kind.Str && modes.includes(tree.stringValue(mode)) ? form : undefined;
}

/** The path that a call opens; undefined for a temporary file, which has none that anybody knows. */
function pathOf(engine: Engine, { module, node }: Spot): Spot | undefined {
  const { tree } = module;
  const called = calledPath(engine, { module, node }) ?? '';
  if (called === TEMPORARY) return undefined;
  const path =
    called === METHOD
      ? tree.child(tree.child(node, Field.Call.func), Field.Attribute.value)
      : writtenIn(tree, node, 'file', 0) || writtenIn(tree, node, 'filename', 0);
  return path === 0 ? undefined : { module, node: path };
}

const MOVES: ReadonlySet<string> = new Set(['os.replace', 'os.rename', 'shutil.move']);
const MOVERS = ['replace', 'rename', 'move'].map(intern);

/**
 * `os.replace(path, target)`, `path.rename(target)` in the same function, behind the place where the file is opened: what
 * is read is what was written under another name.
 */
function movedTo(engine: Engine, stream: Spot, path: Spot | undefined): Spot | undefined {
  const { module } = stream;
  const { tree, written } = module;
  const old = path ? tree.text(path.node) : `${tree.text(stream.node)}.name`;
  const scope = engine.program.enclosingScope(module, stream.node);
  const targets = MOVERS.flatMap((name) => [...written.named(name)]).flatMap((node) => {
    const call = tree.parent(node);
    if (!isCallee(tree, node) || tree.start(call) < tree.start(stream.node)) return [];
    if (engine.program.enclosingScope(module, call) !== scope) return [];
    const method = methodCall(stream, call);
    if (tree.count(call) === 1 && method && tree.text(method.base) === old) return [tree.item(call, 0)];
    const isMove = tree.count(call) === 2 && MOVES.has(calledPath(engine, { module, node: call }) ?? '');
    return isMove && tree.text(tree.item(call, 0)) === old ? [tree.item(call, 1)] : [];
  });
  const [target] = targets;
  return targets.length === 1 && target !== undefined ? { module, node: target } : undefined;
}

/** A name for both ends, and as people read it: `<Store.path>.meta`. */
export interface Text {
  readonly key: string;
  readonly words: string;
  /** It means something in one function alone. */
  readonly isLocal?: boolean;
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
    isLocal: known.some(({ isLocal }) => isLocal === true),
  };
}

/** `self.path` in a method: of its class, whatever it is; `settings.PATH` of a library or module. */
function attributeText(engine: Engine, place: Spot): Text | undefined {
  const own = ownAttribute(engine, place);
  if (own) return own;
  const path = onlyPath(engine, place);
  return path === undefined ? undefined : { key: `<${path}>`, words: `<${path}>` };
}

export function ownAttribute(engine: Engine, { module, node }: Spot): Text | undefined {
  const { tree } = module;
  if (tree.kind(node) !== Kind.Attribute) return undefined;
  const base = tree.child(node, Field.Attribute.value);
  const method = engine.program.enclosingScope(module, node);
  const isOwn = tree.kind(base) === Kind.Name && tree.nameId(base) === method.parameters[0]?.name;
  if (!isOwn || method.parent?.sort !== 'class') return undefined;
  const name = `${method.parent.qualifiedName}.${tree.name(node)}`;
  return { key: `<${module.path} ${name}>`, words: `<${name}>` };
}

/**
 * A local with one value is that value; or else, as a parameter is, the same for all ends in the one function: another at
 * each call, and for each the file is written and read there.
 */
function variableText(engine: Engine, { module, node }: Spot, depth: number): Text | undefined {
  const variable = variableAt(engine, module, node);
  const binders = variable && bindersOf(engine, variable);
  const [binder] = binders ?? [];
  if (binders?.length !== 1 || !binder || !variable) return undefined;
  const { scope } = variable;
  const from = scope.module;
  const made =
    binder.sort === 'value' ? textOf(engine, { module: from, node: binder.node }, depth - 1) : undefined;
  if (made || scope.sort !== 'function') return made;
  const name = `${scope.qualifiedName}.${module.tree.name(node)}`;
  return { key: `<${from.path} ${scope.node} ${name}>`, words: `<${name}>`, isLocal: true };
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
