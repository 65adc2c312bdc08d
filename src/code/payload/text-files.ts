import { isRealUse } from '../../project/role.ts';
import type { Engine } from '../flow/ask/engine.ts';
import { isCallee } from '../judging/callee.ts';
import { intern } from '../python/names.ts';
import { Field, Kind } from '../python/nodes.ts';
import { bindersOf, readsOf, variableAt } from './binders.ts';
import { writtenIn } from './call.ts';
import { builtinRebound } from './from-outside.ts';
import { isInLoop } from './loops.ts';
import { calledPath, constantAt, openedAs } from './meaning.ts';
import { otherWriter } from './other-writers.ts';
import { compressionOf } from './paths.ts';
import type { Spot } from './payload.ts';
import { isReplaced } from './replaced.ts';

/** Text files in which a value is kept, such as by Python's own spelling: `f.write(repr(x))`, `eval(f.read())`. */
export interface TextFile {
  /** As both ends name it. */
  readonly path: string;
  /** What is written, one for each place that opens the file to write. */
  readonly writers: readonly Spot[];
  /** The calls that make the text of it. */
  readonly makers: readonly Spot[];
}

/** The file that a text is read from, whole, if all that the project writes into it is what one function makes of a value. */
export function textFileAt(engine: Engine, text: Spot, making: string): TextFile | undefined {
  const path = fileRead(engine, text);
  if (path === undefined) return undefined;
  const makers: Spot[] = [];
  for (const opened of opensToWrite(engine)) {
    const name = OPENING.has(calledPath(engine, opened) ?? '') && constantAt(engine, fileOf(opened));
    // A path that is put together may be this one.
    if (name === undefined || name === false) return undefined;
    if (!isSameFile(name, path)) continue;
    const written = textWritten(engine, opened, making);
    if (!written) return undefined;
    makers.push(written);
  }
  if (makers.length === 0 || !isOnlyNamed(engine, path, isOpened)) return undefined;
  if ([making, 'builtins.open'].some((name) => isReplaced(engine, name))) return undefined;
  const files = new Set([text, ...makers].map(({ module }) => module));
  for (const module of files)
    if ([making.replace('builtins.', ''), 'open'].some((name) => builtinRebound(engine, module, name)))
      return undefined;
  if (otherWriter(engine, lastName(path))) return undefined;
  const writers = makers.map(({ module, node }) => ({ module, node: module.tree.item(node, 0) }));
  return { path, writers, makers };
}

/**
 * Whether each text that may name the file is given to calls that are known, such as `open`, so that nothing else moves or
 * writes it.
 */
export function isOnlyNamed(engine: Engine, path: string, isNaming: (text: Spot) => boolean): boolean {
  const name = lastName(path);
  return engine.program.modules.every((module) =>
    [...module.written.ofKind(Kind.Str), ...module.written.ofKind(Kind.StrFragment)].every(
      (node) =>
        !module.tree.stringValue(node).includes(name) ||
        isNaming({ module, node }) ||
        isNameOfOpened(engine, { module, node }, isNaming),
    ),
  );
}

/** `open("limits.txt")`. */
function isOpened({ module: { tree }, node }: Spot): boolean {
  const call = tree.parent(node);
  if (tree.kind(call) !== Kind.Call || writtenIn(tree, call, 'file', 0) !== node) return false;
  return tree.nameId(tree.child(call, Field.Call.func)) === OPEN;
}

/** `STATE = "limits.txt"`, where `STATE` is used to open it and for nothing else. */
function isNameOfOpened(engine: Engine, { module, node }: Spot, isNaming: (text: Spot) => boolean): boolean {
  const { tree } = module;
  const statement = tree.parent(node);
  if (tree.kind(statement) !== Kind.Assign || tree.count(statement) !== 1) return false;
  const target = tree.item(statement, 0);
  const variable = tree.kind(target) === Kind.Name ? variableAt(engine, module, target) : undefined;
  if (!variable || bindersOf(engine, variable)?.length !== 1) return false;
  if (engine.program.mentioning(variable.name).some((other) => other !== module)) return false;
  const reads = readsOf(engine, variable);
  // A name that stands elsewhere, too, may be this one by way of the module: `app.STATE`.
  const named = Array.from(module.written.named(variable.name)).length;
  return named === reads.length + 1 && reads.every((read) => isNaming({ module, node: read }));
}

const OPENING: ReadonlySet<string> = new Set(['builtins.open', 'io.open', 'codecs.open']);

/** `./a.txt` and `data/a.txt` may be the same file; only another last name is certainly another one. */
export function isSameFile(a: string, b: string): boolean {
  return lastName(a) === lastName(b);
}

export function lastName(path: string): string {
  return path.replace(/^.*[/\\]/, '');
}

/** `open(path).read()`, or `f.read()` of a file that is read once. */
function fileRead(engine: Engine, { module, node }: Spot): string | undefined {
  const { tree } = module;
  const text = soleValue(engine, { module, node });
  if (!text || tree.kind(text.node) !== Kind.Call || tree.count(text.node) !== 0) return undefined;
  const func = tree.child(text.node, Field.Call.func);
  if (tree.kind(func) !== Kind.Attribute || tree.name(func) !== 'read') return undefined;
  const stream = { module, node: tree.child(func, Field.Attribute.value) };
  const opened = openedAs(engine, stream);
  if (!opened || !isTextFile(engine, opened, ['', 'r', 'rt']) || !isUsedOnce(engine, stream))
    return undefined;
  return constantAt(engine, fileOf(opened));
}

/** The expression that a name stands for, if it gets no other value. */
function soleValue(engine: Engine, place: Spot): Spot | undefined {
  const { module, node } = place;
  if (module.tree.kind(node) !== Kind.Name) return place;
  const variable = variableAt(engine, module, node);
  const [binder, ...others] = (variable && bindersOf(engine, variable)) ?? [];
  if (others.length > 0 || binder?.sort !== 'value') return undefined;
  return { module, node: binder.node };
}

const OPEN = intern('open');

/** Whether a file of bytes may be written by that name, or by one that is put together. */
export function mayWriteBytes(engine: Engine, path: string): boolean {
  return opensToWrite(engine).some((opened) => {
    if (!isRealUse(opened.module.path) || isOfText(opened)) return false;
    const name = constantAt(engine, fileOf(opened));
    return name === undefined || isSameFile(name, path);
  });
}

/** `open(path, "w")`, `path.open("a")`. */
function isOfText({ module: { tree }, node }: Spot): boolean {
  const isMethod = tree.kind(tree.child(node, Field.Call.func)) === Kind.Attribute;
  const mode = writtenIn(tree, node, 'mode', isMethod ? 0 : 1);
  return tree.kind(mode) === Kind.Str && /^[wax+t]+$/.test(tree.stringValue(mode));
}

/** Everything that may open a file to write: any call named `open` that is not certain to read. */
function opensToWrite(engine: Engine): readonly Spot[] {
  return engine.program.mentioning(OPEN).flatMap((module) => {
    const { tree, written } = module;
    return Array.from(written.named(OPEN))
      .filter((node) => tree.kind(node) !== Kind.Alias && isCallee(tree, node))
      .map((node) => ({ module, node: tree.parent(node) }))
      .filter((call) => !onlyReads(call));
  });
}

function onlyReads({ module: { tree }, node }: Spot): boolean {
  // `path.open("w")`: which argument is the mode depends on whose method it is.
  if (tree.kind(tree.child(node, Field.Call.func)) === Kind.Attribute)
    return Array.from({ length: tree.count(node) }, (_, i) => tree.item(node, i)).every(
      (item) => tree.kind(item) === Kind.Str && /^[rbtU]*$/.test(tree.stringValue(item)),
    );
  const mode = writtenIn(tree, node, 'mode', 1);
  if (mode === 0) return tree.count(node) < 2;
  return tree.kind(mode) === Kind.Str && /^[rbtU]*$/.test(tree.stringValue(mode));
}

function fileOf({ module, node }: Spot): Spot {
  return { module, node: writtenIn(module.tree, node, 'file', 0) };
}

function isTextFile(engine: Engine, { module, node }: Spot, modes: readonly string[]): boolean {
  const { tree } = module;
  if (calledPath(engine, { module, node }) !== 'builtins.open') return false;
  if (compressionOf(engine, { module, node }) !== '') return false;
  const mode = writtenIn(tree, node, 'mode', 1);
  const text = mode === 0 ? '' : tree.kind(mode) === Kind.Str ? tree.stringValue(mode) : '?';
  return modes.includes(text);
}

/** The call whose text `open(path, "w")` gets, and nothing else. */
function textWritten(engine: Engine, opened: Spot, making: string): Spot | undefined {
  const { module, node } = opened;
  const { tree } = module;
  if (!isTextFile(engine, opened, ['w', 'wt'])) return undefined;
  const item = tree.parent(node);
  const target =
    tree.kind(item) === Kind.WithItem
      ? tree.child(item, Field.WithItem.target)
      : tree.kind(item) === Kind.Assign && tree.count(item) === 1
        ? tree.item(item, 0)
        : 0;
  const name = tree.kind(target) === Kind.Name ? soleRead(engine, { module, node: target }) : 0;
  const stream = target === 0 ? node : name;
  return stream === 0 ? undefined : writtenTo(engine, { module, node: stream }, making);
}

/** The one place that a name is read, of a name that is bound once. */
function soleRead(engine: Engine, { module, node }: Spot): number {
  const variable = variableAt(engine, module, node);
  if (!variable || bindersOf(engine, variable)?.length !== 1) return 0;
  // Closing it is no use.
  const reads = readsOf(engine, variable).filter((read) => methodCalled({ module, node: read }) !== 'close');
  return reads.length === 1 ? (reads[0] as number) : 0;
}

function isUsedOnce(engine: Engine, { module, node }: Spot): boolean {
  if (module.tree.kind(node) === Kind.Call) return true;
  return soleRead(engine, { module, node }) === node;
}

function methodCalled({ module: { tree }, node }: Spot): string | undefined {
  const parent = tree.parent(node);
  return tree.kind(parent) === Kind.Attribute && isCallee(tree, parent) ? tree.name(parent) : undefined;
}

/** `stream.write(repr(value))`. */
function writtenTo(engine: Engine, stream: Spot, making: string): Spot | undefined {
  const { module, node } = stream;
  const { tree } = module;
  if (methodCalled(stream) !== 'write' || isInLoop(tree, node)) return undefined;
  const call = tree.parent(tree.parent(node));
  const text = tree.count(call) === 1 ? tree.item(call, 0) : 0;
  if (tree.kind(text) !== Kind.Call || tree.count(text) !== 1) return undefined;
  if (calledPath(engine, { module, node: text }) !== making) return undefined;
  const value = tree.item(text, 0);
  const isPlain = tree.kind(value) !== Kind.Starred && tree.kind(value) !== Kind.Keyword;
  return isPlain ? { module, node: text } : undefined;
}
