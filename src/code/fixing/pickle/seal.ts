import type { End } from '../../payload/channels.ts';
import type { Program } from '../../program/program.ts';
import { Field, Kind } from '../../python/nodes.ts';
import type { Draft } from '../draft.ts';
import { removedArgument } from '../python/arguments.ts';
import { isFree } from '../python/imports.ts';
import { aboveStatement, lineEndOf } from '../python/text.ts';
import { refuse } from '../refusal.ts';

/** An HMAC in front of pickled bytes: RFC 2104 with SHA-256, over a label, the length of the bytes and the bytes. */

export const KEY = 'PICKLE_HMAC_KEY';
const [MAC, SEAL, CHECK] = ['_pickle_mac', '_sealed_pickle', '_verified_pickle'];

/** The functions that ends of one file need, above the first of them. */
export function writeSeal(draft: Draft, program: Program, ends: readonly End[], words: string): void {
  const [first] = ends.toSorted((a, b) => a.node - b.node) as [End];
  for (const name of [MAC, SEAL, CHECK])
    if (!isFree(program, first, name)) refuse('name-taken', `${name} means something else there`, first);
  const [hmac, os] = [draft.module(first, 'hmac'), draft.module(first, 'os')];
  const lines = [
    ...macLines(hmac, os, words),
    ...(ends.some(({ writes }) => writes) ? sealLines() : []),
    ...(ends.some(({ writes }) => !writes) ? checkLines(hmac, draft.module(first, 'pickle')) : []),
    '',
  ];
  draft.insert(
    first.module,
    aboveStatement(first.module.tree, first.node),
    lines.join(lineEndOf(first.module.tree)),
  );
}

function macLines(hmac: string, os: string, words: string): readonly string[] {
  const label = words
    .replace(/^(keys that begin with|the input of|what) | keeps$|[<>]/g, '')
    .replace(/[^\w.:/-]/g, '_');
  return [
    `def ${MAC}(body):`,
    `    key = bytes.fromhex(${os}.environ["${KEY}"])`,
    '    if len(key) < 32:',
    `        raise ValueError("${KEY} has to be 32 bytes or more, in hexadecimal")`,
    `    label = b"${label}:" + len(body).to_bytes(8, "big")`,
    `    return ${hmac}.new(key, label + body, "sha256").digest()`,
    '',
    '',
  ];
}

function sealLines(): readonly string[] {
  return [`def ${SEAL}(body):`, `    return ${MAC}(body) + body`, '', ''];
}

/** Nothing at all is the error that it was for pickle. */
function checkLines(hmac: string, pickle: string): readonly string[] {
  return [
    `def ${CHECK}(data):`,
    '    if not data:',
    '        raise EOFError("nothing was written")',
    '    mac, body = data[:32], data[32:]',
    `    if not ${hmac}.compare_digest(mac, ${MAC}(body)):`,
    `        raise ${pickle}.UnpicklingError("it was not written with our key")`,
    '    return body',
    '',
    '',
  ];
}

/** `pickle.dump(x, stream)` becomes `stream.write(_sealed_pickle(pickle.dumps(x)))`; options stay. */
export function sealWriter(draft: Draft, end: End): void {
  const { module, node, stream } = end;
  const { tree } = module;
  if (stream === 0) {
    draft.insert(module, tree.start(node), `${SEAL}(`);
    return draft.insert(module, tree.end(node), ')');
  }
  const argument = removedArgument(tree, node, stream);
  const name = tree.kind(stream) === Kind.Name ? tree.text(stream) : undefined;
  if (!argument || name === undefined || tree.kind(tree.parent(node)) !== Kind.Expr)
    return refuse('dynamic', 'the call is written in a way that cannot be split', end);
  renameFunction(draft, end, 'dumps', `${name}.write(${SEAL}(`);
  draft.replace(module, argument, '');
  draft.insert(module, tree.end(node), '))');
}

/** `pickle.load(stream)` becomes `pickle.loads(_verified_pickle(stream.read()))`. */
export function sealReader(draft: Draft, end: End): void {
  const { module, stream, data } = end;
  const { tree } = module;
  const given = stream === 0 ? data : stream;
  if (stream !== 0) renameFunction(draft, end, 'loads', '');
  draft.insert(module, tree.start(given), `${CHECK}(`);
  draft.insert(module, tree.end(given), stream === 0 ? ')' : '.read())');
}

function renameFunction(draft: Draft, { module, node, path }: End, member: string, before: string): void {
  const { tree } = module;
  const func = tree.child(node, Field.Call.func);
  const library = path.split('.')[0] as string;
  const isAttribute = tree.kind(func) === Kind.Attribute;
  if (!isAttribute) draft.drop(module, func);
  const text = isAttribute
    ? `${tree.text(tree.child(func, Field.Attribute.value))}.${member}`
    : draft.member({ module, node }, library, member);
  draft.replace(module, { start: tree.start(func), end: tree.end(func) }, `${before}${text}`);
}
