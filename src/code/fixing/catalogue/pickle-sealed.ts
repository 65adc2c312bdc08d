import { type Channel, channelAt } from '../../payload/channels.ts';
import type { Draft } from '../draft.ts';
import { checkAlone } from '../pickle/alone.ts';
import { checkBytes } from '../pickle/ends.ts';
import { checkProcess } from '../pickle/process.ts';
import { KEY, sealReader, sealWriter, writeSeal } from '../pickle/seal.ts';
import { hasStars } from '../python/arguments.ts';
import { placeOf, refuse } from '../refusal.ts';
import type { Case, Repair } from '../repair.ts';

/** RFC 2104; Lib/hmac.py. */
export const repair: Repair = {
  id: 'pickle-sealed',
  rules: ['deserialization/pickle'],
  levels: ['unsafe'],
  page: {
    title: 'An HMAC before what is pickled',
    changes:
      'Where no other format fits. What is pickled gets an HMAC in front, over a label, its length and all of its bytes; whoever reads checks it by `hmac.compare_digest` before anything is unpickled. The key is 32 bytes or more, in hexadecimal, in the environment variable `PICKLE_HMAC_KEY`; there is no default.',
    safe: 'Never: both ends need the key, and what was stored before has no HMAC.',
    unsafe:
      'The key is not set at an end, which raises `KeyError`, or what is read was written before, which raises `UnpicklingError`. It does not stop whoever has the key, nor somebody who puts an old message in the place of a new one. Readers and writers have to trust each other.',
    refused:
      '`other-side-unknown` where no writer is in the project, or others may start the script; `no-equivalent` for several pickles in one file, and bytes that are looked at by themselves; `dynamic` where a call is written in a way that cannot be split; `version-floor` where Python older than 3.6 is allowed; `name-taken` where a name of the helpers means something else.',
    before: 'import pickle\n\n\ndef load(store):\n    return pickle.loads(store.get("cart:1"))\n',
    after:
      'import pickle\n\n\ndef load(store):\n    return pickle.loads(_verified_pickle(store.get("cart:1")))\n',
  },
  propose(about) {
    if (!/^pickle\.loads?$/.test(about.callee)) return undefined;
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
    const { writers, readers, life, words } = channel;
    const doubts = check(about, channel);
    return {
      title: `An HMAC before what is pickled: ${words}`,
      applicability: 'unsafe',
      because: [
        ...writers.map((end) => ({ note: 'written here', ...placeOf(end) })),
        ...readers.map((end) => ({ note: 'read here', ...placeOf(end) })),
      ],
      unless: [
        `${KEY} is not set, to one secret, at all ends`,
        ...doubts,
        ...(life === 'process' ? [] : ['something was stored before: it has no HMAC, and is refused']),
        'somebody who is not to run code here has the key, or gains by an old message in the place of a new one',
      ],
      requires: { python: '>=3.6' },
      order: [
        `make a key, python3 -c "import secrets; print(secrets.token_hex(32))", and set ${KEY} to it at all ends`,
        ...(life === 'process'
          ? []
          : ['deploy readers and writers together; what was stored before is written anew, or deleted']),
      ],
      group: channel.key,
      write: (draft) => write(draft, about, channel),
    };
  },
};

/** Gives what is not proved. */
function check(about: Case, channel: Channel): readonly string[] {
  const { engine } = about;
  const ends = [...channel.writers, ...channel.readers];
  for (const end of ends) {
    if (hasStars(end.module.tree, end.node)) refuse('dynamic', 'it is called with * or **', end);
    checkBytes(engine, end);
    if (channel.life === 'file') checkAlone(engine, end);
  }
  return channel.life === 'process' ? checkProcess(about, channel) : [];
}

function write(draft: Draft, { engine }: Case, { writers, readers, words }: Channel): void {
  const ends = [...writers, ...readers];
  for (const module of new Set(ends.map((end) => end.module)))
    writeSeal(
      draft,
      engine.program,
      ends.filter((end) => end.module === module),
      words,
    );
  for (const end of writers) sealWriter(draft, end);
  for (const end of readers) sealReader(draft, end);
}
