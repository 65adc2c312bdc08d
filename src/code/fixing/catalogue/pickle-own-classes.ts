import { type Channel, channelAt, type End } from '../../payload/channels.ts';
import { payloadOf } from '../../payload/infer.ts';
import { Kind } from '../../python/nodes.ts';
import type { Draft } from '../draft.ts';
import { type Stored, storedIn } from '../pickle/classes.ts';
import { type ClosedLoader, closedLoaderFor, writeLoader } from '../pickle/closed-loader.ts';
import { hasStars } from '../python/arguments.ts';
import { checkPython3 } from '../python/version.ts';
import { placeOf, refuse } from '../refusal.ts';
import type { Case, Repair } from '../repair.ts';

/** Lib/pickle.py: whatever a pickle names, it gets from `find_class`. */
export const repair: Repair = {
  id: 'pickle-own-classes',
  rules: ['deserialization/pickle'],
  levels: ['unsafe'],
  page: {
    title: 'A loader that makes what is stored, and nothing else',
    changes:
      '`pickle.load(stream)` becomes `_CartUnpickler(stream).load()`, where `_CartUnpickler` has a table with the classes that the project writes into this channel, each by its exact module and name. What is stored stays as it is.',
    safe: 'Never: what objects hold is not followed to the last attribute.',
    unsafe:
      'Objects hold objects of classes that are not in the table, or classes have been renamed since something was stored: loading then raises `UnpicklingError`. The loader stops what a pickle may name. It does not stop what `__setstate__` and `__init__` of the classes in the table do, nor a pickle that asks for memory: where strangers write, check an HMAC over the bytes first, or run it in a sandbox (`wherefrom guard`).',
    refused:
      '`payload-unknown` where something is written that is neither plain nor an object of a class of the project, or a class with `__reduce__`; `other-side-unknown` where no writer is known; `name-taken` and `dynamic` where the class cannot be named.',
    before:
      'import pickle\n\n\nclass Cart:\n    pass\n\n\ndef load():\n    with open("cart.pkl", "rb") as stream:\n        return pickle.load(stream)\n',
    after:
      'import pickle\n\n\nclass Cart:\n    pass\n\n\nclass _CartUnpickler(pickle.Unpickler):\n    def admitted(self):\n        return {(one.__module__, one.__qualname__): one for one in (Cart,)}\n\n    def find_class(self, module, name):\n        admitted = self.admitted()\n        if (module, name) not in admitted:\n            raise pickle.UnpicklingError("no such object is expected here")\n        return admitted[module, name]\n\n\ndef load():\n    with open("cart.pkl", "rb") as stream:\n        return _CartUnpickler(stream).load()\n',
  },
  propose(about) {
    if (!/^pickle\.loads?$/.test(about.callee)) return undefined;
    const { engine, module, node } = about;
    const channel = channelAt(engine, { module, node });
    if (!channel || channel.writers.length === 0)
      return refuse(
        'other-side-unknown',
        'what is read here is written nowhere in the project that could be told',
      );
    checkVersion(about);
    const payloads = channel.writers.map((end) => payloadOf(engine, { module: end.module, node: end.data }));
    const stored = storedIn(engine, payloads);
    for (const end of [...channel.writers, ...channel.readers])
      checkPython3(engine, end, 'which writes other names');
    for (const end of channel.writers) checkProtocol(end, stored);
    for (const end of channel.readers) checkReader(end);
    checkScripts(channel, stored);
    const loader = closedLoaderFor(stored.classes, stored.hasSets);
    const names = loader.classes.map(({ name }) => name).join(', ') || 'plain values';
    return {
      title: `A loader for ${names} alone: ${channel.words}`,
      applicability: 'unsafe',
      because: [
        ...loader.classes.map((scope) => ({
          note: `objects of ${scope.name} are written`,
          ...placeOf(scope),
        })),
        ...channel.writers.map((end) => ({ note: 'written here', ...placeOf(end) })),
        ...channel.readers.map((end) => ({ note: 'read here', ...placeOf(end) })),
      ],
      unless: [
        ...stored.doubts.slice(0, 6),
        loader.classes.length === 0
          ? 'what is stored holds objects'
          : 'objects hold objects of other classes, or a class has been renamed since something was stored',
      ],
      group: channel.key,
      write: (draft) => write(draft, about, channel, loader),
    };
  },
};

function checkVersion({ engine, module, node }: Case): void {
  if (!engine.environment.pythons.every(({ major }) => major === 3))
    refuse('version-floor', 'Python 2 writes other names', { module, node });
}

/** Before protocol 4, sets and bytes are made by functions of Python's own, under names of Python 2. */
function checkProtocol({ module, node }: End, { hasSets, hasBytes }: Stored): void {
  const { tree } = module;
  if (hasStars(tree, node)) refuse('dynamic', 'it is called with * or **', { module, node });
  for (let i = 0; i < tree.count(node); i += 1) {
    const item = tree.item(node, i);
    const text = tree.text(item).replace(/^protocol\s*=\s*/, '');
    if (/^[01]$/.test(text) || (/^[23]$/.test(text) && (hasSets || hasBytes)))
      refuse('stored-data', `protocol ${text} stores more names than those of the classes`, {
        module,
        node: item,
      });
  }
}

function checkReader({ module, node, path }: End): void {
  const { tree } = module;
  const spot = { module, node };
  if (hasStars(tree, node)) refuse('dynamic', 'it is called with * or **', spot);
  if (tree.count(node) === 0 || tree.kind(tree.item(node, 0)) === Kind.Keyword)
    refuse('dynamic', 'what it reads is given by keyword', spot);
  if (!/^pickle\./.test(path)) refuse('no-equivalent', `${path} has loaders of its own`, spot);
}

/** A script that is started is `__main__`: another program that imports it runs it, and gets another class. */
function checkScripts({ life, handle, writers, readers }: Channel, { classes }: Stored): void {
  if (life !== 'process' || handle) return;
  for (const scope of classes)
    if (
      writers.some(({ module }) => module === scope.module) &&
      readers.some(({ module }) => module !== scope.module)
    )
      refuse(
        'payload-unknown',
        `${scope.module.path} is a script, whose classes nobody else can import`,
        scope,
      );
}

function write(draft: Draft, { engine }: Case, { readers }: Channel, loader: ClosedLoader): void {
  const written = new Map<number, string>();
  for (const end of readers) {
    const { module, node, stream } = end;
    const { tree } = module;
    const name = written.get(module.index) ?? writeLoader(draft, engine.program, end, loader);
    written.set(module.index, name);
    const first = tree.item(node, 0);
    const func = { start: tree.start(node), end: calleeEnd(end) };
    draft.replace(module, func, name);
    if (stream === 0) {
      const io = draft.attribute(end, 'io', 'BytesIO');
      draft.insert(module, tree.start(first), `${io}(`);
      draft.insert(module, tree.end(first), ')');
    }
    draft.insert(module, tree.end(node), '.load()');
  }
}

/** The end of `pickle.load` in `pickle.load(stream)`. */
function calleeEnd({ module: { tree }, node }: End): number {
  let at = tree.start(tree.item(node, 0));
  while (tree.bytes[at] !== 40) at -= 1;
  return at;
}
