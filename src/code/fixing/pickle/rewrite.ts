import { writtenIn } from '../../payload/call.ts';
import type { End } from '../../payload/channels.ts';
import type { Program } from '../../program/program.ts';
import { Kind } from '../../python/nodes.ts';
import type { Draft } from '../draft.ts';
import { hasStars } from '../python/arguments.ts';
import { isFree } from '../python/imports.ts';
import { aboveStatement, holdsComment, lineEndOf, type Range } from '../python/text.ts';
import { refuse, type Spot } from '../refusal.ts';
import { PLAIN_LOADER, plainLoaderLines } from './closed-loader.ts';
import type { Format } from './formats.ts';
import { changeHandlers } from './handlers.ts';
import type { Schema } from './schema.ts';

/** The two ends of a channel, written in another format. */

/** Refused where an end does more than write or read one plain value. */
export function checkEnd({ module, node, path, writes, stream }: End): void {
  const { tree } = module;
  const spot = { module, node };
  if (hasStars(tree, node)) refuse('dynamic', 'it is called with * or **', spot);
  const allowed = writes
    ? stream === 0
      ? ['obj', 'protocol']
      : ['obj', 'file', 'protocol']
    : [stream === 0 ? 'data' : 'file'];
  for (let i = 0; i < tree.count(node); i += 1) {
    const item = tree.item(node, i);
    const isAllowed =
      tree.kind(item) === Kind.Keyword ? allowed.includes(tree.name(item)) : i < allowed.length;
    if (!isAllowed)
      refuse('no-equivalent', `an option of ${path} has no counterpart`, { module, node: item });
  }
  const protocol = writes ? writtenIn(tree, node, 'protocol', stream === 0 ? 1 : 2) : 0;
  if (protocol !== 0 && !/^-?[\w.]+$/.test(tree.text(protocol)))
    refuse('no-equivalent', 'what gives the protocol would not be evaluated', { module, node: protocol });
  if (writes && stream !== 0 && tree.kind(tree.parent(node)) !== Kind.Expr)
    refuse('dynamic', 'what it gives is used', spot);
  // What stands before `.write(` is evaluated before the value, and not behind it.
  if (writes && stream !== 0 && !/^\w+(\.\w+)*$/.test(tree.text(stream)))
    refuse('dynamic', 'the file has no name of its own', spot);
  for (const range of removed(module.tree, {
    module,
    node,
    path,
    writes,
    stream,
    data: dataOf(tree, node, writes, stream),
  } as End))
    if (holdsComment(tree, range)) refuse('dynamic', 'a comment stands where the call is rewritten', spot);
}

function dataOf(tree: End['module']['tree'], node: number, writes: boolean, stream: number): number {
  return writes || stream === 0 ? writtenIn(tree, node, writes ? 'obj' : 'data', 0) : stream;
}

/** What stands around the value that stays. */
function removed(tree: End['module']['tree'], { node, data, stream, writes }: End): readonly Range[] {
  const kept = writes || stream === 0 ? data : stream;
  return [
    { start: tree.start(node), end: tree.start(kept) },
    { start: tree.end(kept), end: tree.end(node) },
  ];
}

export function rewriteWriter(draft: Draft, end: End, format: Format): void {
  const { module, node, data, stream } = end;
  const { tree } = module;
  const library = draft.module({ module, node }, format.library);
  const { before, after } = format.write(library);
  dropNames(draft, end);
  const [head, tail] = removed(tree, end) as [Range, Range];
  const file = stream === 0 ? '' : `${tree.text(stream)}.write(`;
  draft.replace(
    module,
    { start: head.start, end: outward(tree, data, head.start).start },
    `${file}${before}`,
  );
  draft.replace(
    module,
    { start: outward(tree, data, head.start).end, end: tail.end },
    `${after}${file ? ')' : ''}`,
  );
}

/** `keepsPickle`: the helper still needs the module of old. */
export function rewriteReader(
  draft: Draft,
  program: Program,
  end: End,
  format: Format,
  helper: string | undefined,
  keepsPickle: boolean,
): void {
  const { module, node, data, stream } = end;
  const { tree } = module;
  const kept = stream === 0 ? data : stream;
  const { before, after } = helper
    ? { before: `${helper}(`, after: ')' }
    : format.read(draft.module({ module, node }, format.library));
  const read = stream === 0 ? '' : '.read()';
  if (!keepsPickle) dropNames(draft, end);
  const [head, tail] = removed(tree, end) as [Range, Range];
  const whole = outward(tree, kept, head.start);
  draft.replace(module, { start: head.start, end: whole.start }, before);
  draft.replace(module, { start: whole.end, end: tail.end }, `${read}${after}`);
  changeHandlers(draft, program, { module, node }, keepsPickle);
}

/** A value with the parentheses that belong to it, inside of its call. */
function outward(tree: End['module']['tree'], node: number, from: number): Range {
  let [start, end] = [tree.start(node), tree.end(node)];
  const before = tree.slice(from, start);
  // `dumps((value))`: what opens between the call's own parenthesis and the value closes behind it.
  let extra = count(before, '(') - count(before, ')') - 1;
  while (extra > 0) {
    start = from + Buffer.byteLength(tree.slice(from, start).replace(/\([^(]*$/, ''));
    while (tree.bytes[end] !== 41) end += 1;
    end += 1;
    extra -= 1;
  }
  return { start, end };
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

/** `pickle` before the dot, and the constants of the options that go. */
function dropNames(draft: Draft, { module, node, data, stream }: End): void {
  const { tree } = module;
  for (let part = tree.firstRecord(node); part <= node; part = tree.nextRecord(part)) {
    if (tree.kind(part) !== Kind.Name || isInside(tree, part, data) || isInside(tree, part, stream)) continue;
    draft.drop(module, part);
  }
}

function isInside(tree: End['module']['tree'], node: number, outer: number): boolean {
  return outer !== 0 && tree.start(outer) <= tree.start(node) && tree.end(node) <= tree.end(outer);
}

const HELPER = '_read_json_or_pickle';

/** The function that makes plain values of a message; protobuf's own error is none that a handler expects. */
export function messageReader(draft: Draft, program: Program, spot: Spot, schema: Schema): string {
  const { module, node } = spot;
  if (!isFree(program, spot, schema.reader))
    refuse('name-taken', `${schema.reader} means something else there`, spot);
  const error = draft.member(spot, 'google.protobuf.message', 'DecodeError');
  const lines = schema.readerLines(draft.module(spot, schema.module), error);
  draft.insert(module, aboveStatement(module.tree, node), [...lines, ''].join(lineEndOf(module.tree)));
  return schema.reader;
}

/** A function that reads the new form, and the old one through a loader that makes no objects. */
export function dualReader(draft: Draft, program: Program, spot: Spot, format: Format): string {
  const { module, node } = spot;
  const { tree } = module;
  for (const name of [HELPER, PLAIN_LOADER])
    if (!isFree(program, spot, name)) refuse('name-taken', `${name} means something else there`, spot);
  const [io, pickle, library] = [
    draft.module(spot, 'io'),
    draft.module(spot, 'pickle'),
    draft.module(spot, format.library),
  ];
  const { before, after } = format.read(library);
  const lines = [
    ...plainLoaderLines(pickle),
    `def ${HELPER}(data):`,
    `    """${format.name}; or plain values that were pickled before, until all of them are converted."""`,
    '    if data[:1] == b"\\x80":',
    `        return ${PLAIN_LOADER}(${io}.BytesIO(data)).load()`,
    `    return ${before}data${after}`,
    '',
    '',
    '',
  ];
  draft.insert(module, aboveStatement(tree, node), lines.join(lineEndOf(tree)));
  return HELPER;
}
