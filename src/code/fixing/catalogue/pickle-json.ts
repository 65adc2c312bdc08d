import type { Ground } from '../../../finding/fix.ts';
import { type Channel, channelAt, type End } from '../../payload/channels.ts';
import { payloadOf } from '../../payload/infer.ts';
import { union, wordsOf } from '../../payload/payload.ts';
import type { Draft } from '../draft.ts';
import { checkChannel } from '../pickle/channel.ts';
import { type Format, formatFor } from '../pickle/formats.ts';
import { renamingOf, writeRenaming } from '../pickle/renaming.ts';
import { dualReader, messageReader, rewriteReader, rewriteWriter } from '../pickle/rewrite.ts';
import { orderOf, storedData } from '../pickle/stored.ts';
import { otherLibraries } from '../python/libraries.ts';
import { placeOf, refuse } from '../refusal.ts';
import type { Case, Proposal, Repair } from '../repair.ts';

const CALLS = /^(pickle|dill|cloudpickle|marshal)\.loads?$/;

/** Lib/pickle.py, Lib/json: what is written at the one end decides whether the other form gives the same back. */
export const repair: Repair = {
  id: 'pickle-json',
  rules: ['deserialization/pickle', 'deserialization/marshal'],
  levels: ['safe', 'unsafe'],
  page: {
    title: 'JSON, MessagePack or Protocol Buffers in place of pickle',
    changes:
      'All ends of a channel at once: `pickle.dumps(x)` becomes `json.dumps(x).encode("utf-8")`, `pickle.loads(data)` becomes `json.loads(data)`, and so do `dump` and `load`. Options for the protocol go, handlers of `pickle.UnpicklingError` and `EOFError` become handlers of `ValueError`. Where bytes are written it is MessagePack or Protocol Buffers, if the project depends on one of them; `--target json`, `msgpack` or `protobuf` asks for one. For Protocol Buffers a `.proto` file is made from what is written, and a function that reads the record from the message. What is stored for longer than a process is read in both forms if the new one is JSON: pickles of before go through a loader that makes no objects. MessagePack and Protocol Buffers cannot be told from pickles by their bytes, so the file or the keys get another name.',
    safe: 'Both ends are in the project, the bytes live no longer than a process, and everything that is written is proved to consist of `None`, `bool`, `int`, `float`, `str`, lists of these and dicts with texts as keys, no object of it referred to twice. The bytes are the input of a script that the project starts by `sys.executable`, given by `input=` or `communicate()`, and that nothing else starts or imports: no other text or file of the project names it, in whatever language, no script is started by a name that is put together, and nobody changes the folder or `sys.executable`. The script reads its input once, by functions that are called and not handed on, and does nothing else with the bytes, neither do the files that it imports. Or they go through a queue or pipe (`multiprocessing.Queue`, `Pipe`, `queue.Queue`) all whose uses are known: it is bound once, put into and taken out of, and handed to functions of the project as `args` of a process or thread. No handler there or around a caller tells errors of pickle apart, and no other place of the project looks at them. Nobody replaces functions of `pickle`, `json`, `subprocess`, `multiprocessing` and `queue` (nor does `unittest.mock` or `wrapt`), or built-in ones that are called for what is written, by whatever name, text or frame, or teaches `copyreg`, or puts folders before those of Python (`sys.path.insert`, `PYTHONPATH`). No error is kept as a value or text (`sys.exc_info()`, `traceback.format_exc()`, `sys.excepthook`), and no audit hook watches. Texts are proved to be `str` itself: `str(x)` of an unknown object may be of a subclass. Numbers that may have more than 4,300 digits (`int(x, 16)`, `n *= 10` in a loop, `int(text) + 1`), for which JSON raises `ValueError`, and texts that may hold halves of surrogate pairs (`text.replace(old, unknown)`, `"%c" % n`), of which it makes one character, are not proved; but parsed JSON may hold such texts. In MessagePack there must be no `int`, which may have more than 64 bits. Protocol Buffers are never safe: `protoc` has to be run first.',
    unsafe:
      'Only an annotation says what is written, or an attribute of the class holds it, or a text is made of something unknown; or the bytes go through a pipe or socket pair, or are what a script prints, where nothing but the form itself says where it ends; or they lie in a file, a store, a column of a table, a session, a queue, a cookie or an environment variable, perhaps in Base64 or compressed, where programs of before and of after meet: deploy in the order that the fix says. In a message of Protocol Buffers no key is missing, a map has no order, and rubbish may be taken for an empty record.',
    refused:
      '`payload-unknown` for tuples, sets, objects, keys that are no texts, bytes in JSON, and whatever is not proved, with the place; `identity` where one container is referred to twice; `other-side-unknown` where no writer, or an unknown one, is in the project; `no-equivalent` for options such as `buffers`, bytes that are looked at by themselves, and for what a message cannot tell apart (`int | str`, lists of lists); `stored-data` for old protocols and other libraries in files, and where the name of a file or key is used for something else, too; `name-taken` where the `.proto` file is there already; `version-floor` where Python 2, or 3 before 3.6, or msgpack before 1.0 is allowed; `dynamic` where a handler is for other errors, a function of the library is replaced, or a comment is in the way.',
    before:
      'import pickle\n\nsubprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"op": "sum", "n": len(rows)}))\n',
    after:
      'import json\n\nsubprocess.run([sys.executable, "worker.py"], input=json.dumps({"op": "sum", "n": len(rows)}).encode("utf-8"))\n',
  },
  propose(about) {
    if (!CALLS.test(about.callee)) return undefined;
    const { engine, module, node } = about;
    const spot = { module, node };
    if (!engine.environment.pythons.every(({ major, minor }) => major === 3 && minor >= 6))
      return refuse('version-floor', 'the project allows a Python older than 3.6', spot);
    const channel = channelAt(engine, spot);
    if (!channel || channel.writers.length === 0)
      return refuse(
        'other-side-unknown',
        'what is read here is written nowhere in the project that could be told',
        spot,
      );
    return proposal(about, channel);
  },
};

function proposal(about: Case, channel: Channel): Proposal {
  const { engine, module, node } = about;
  const { writers, readers, life, words } = channel;
  const payloads = writers.map((end) => payloadOf(engine, { module: end.module, node: end.data }));
  const payload = union(payloads);
  const { format, unless } = formatFor(about, payload, { module, node }, words);
  const handled = checkChannel(about, channel);
  // 0x80 is also how MessagePack writes an empty dict, so the two forms could not be told apart.
  const renaming =
    life === 'process' || format.target === 'json'
      ? undefined
      : renamingOf(engine, channel, format.target === 'msgpack' ? 'msgpack' : 'pb');
  const exchanged = life === 'process' ? otherLibraries(engine) : [];
  const isSafe = life === 'process' && unless.length + handled.length + exchanged.length === 0;
  return {
    title: `${format.name} in place of ${channel.key.split(' ')[0]}: ${words}`,
    applicability: isSafe ? 'safe' : 'unsafe',
    because: [
      { note: `all that is written is ${wordsOf(payload)}` },
      ...writers.map((end) => ground(end, 'written here')),
      ...readers.map((end) => ground(end, 'read here')),
    ],
    unless: [...unless, ...handled, ...exchanged, ...othersOf(channel)],
    requires: { python: '>=3.6', packages: format.packages },
    data: storedData(channel, format, renaming),
    ...orderOf(channel, format, renaming),
    group: channel.key,
    write: (draft) => {
      write(draft, about, channel, format, renaming === undefined);
      if (renaming) writeRenaming(draft, renaming);
    },
  };
}

function othersOf({ life, words }: Channel): readonly string[] {
  if (life === 'process') return [];
  return life === 'file'
    ? ['another program reads or writes this file']
    : [`something else reads or writes ${words}`, 'what comes back is neither bytes nor bytearray'];
}

function ground({ module, node }: End, note: string): Ground {
  return { note, ...placeOf({ module, node }) };
}

function write(
  draft: Draft,
  { engine }: Case,
  { writers, readers, life }: Channel,
  format: Format,
  readsBoth: boolean,
): void {
  for (const end of writers) rewriteWriter(draft, end, format);
  if (format.schema) draft.create(format.schema.path, format.schema.text);
  const helpers = new Map<number, string>();
  for (const end of readers) {
    const { module, node } = end;
    if (!helpers.has(module.index)) {
      const spot = { module, node };
      if (format.schema) helpers.set(module.index, messageReader(draft, engine.program, spot, format.schema));
      else if (life !== 'process' && readsBoth)
        helpers.set(module.index, dualReader(draft, engine.program, spot, format));
    }
    rewriteReader(
      draft,
      engine.program,
      end,
      format,
      helpers.get(module.index),
      readsBoth && life !== 'process',
    );
  }
}
