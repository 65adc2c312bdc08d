import { type Channel, channelAt, type End } from '../../payload/channels.ts';
import { type Dataclass, dataclassOf } from '../../payload/dataclass.ts';
import { payloadOf } from '../../payload/infer.ts';
import type { Scope } from '../../program/scope.ts';
import { Kind } from '../../python/nodes.ts';
import type { Draft } from '../draft.ts';
import { checkChannel } from '../pickle/channel.ts';
import { classesCalled } from '../pickle/classes.ts';
import { classImport, closedLoaderFor, loaderText } from '../pickle/closed-loader.ts';
import type { Around, Format } from '../pickle/formats.ts';
import { rewriteReader, rewriteWriter } from '../pickle/rewrite.ts';
import { dataclassesOf, validatorLines, validatorName } from '../pickle/validator.ts';
import { isFree } from '../python/imports.ts';
import { aboveStatement, lineEndOf } from '../python/text.ts';
import { placeOf, refuse, type Spot } from '../refusal.ts';
import type { Case, Repair } from '../repair.ts';

/** Lib/dataclasses.py (asdict), Lib/json: a record with the fields, and a function that checks each before it makes the object. */
export const repair: Repair = {
  id: 'pickle-dataclass',
  rules: ['deserialization/pickle'],
  levels: ['unsafe'],
  page: {
    title: 'A dataclass as a record, with a validator',
    changes:
      'Where `--target json` asks for it and one dataclass of the project is written: `pickle.dumps(cart)` becomes `json.dumps(dataclasses.asdict(cart)).encode("utf-8")`. What is read goes through a function that checks that all fields are there and no others, each of the type that it is declared with, and makes the object. What was pickled before goes through a loader for these classes alone. Without `--target` it is [a loader for the class](pickle-own-classes.md).',
    safe: 'Never: annotations say what is meant, not what is there.',
    unsafe:
      'A field holds something else than its annotation says, one list stands in two fields, an object has further attributes, or another program reads or writes these bytes.',
    refused:
      '`no-equivalent` for what is no plain dataclass: bases, `__init__`, `__post_init__` or `__getstate__` of its own, fields that are not declared as `str`, `int`, `float`, `bool`, lists, dicts with texts as keys, `Optional` of these, or such a dataclass; `version-floor` for Python before 3.7; `other-side-unknown`, `stored-data` and `dynamic` as for [pickle-json](pickle-json.md).',
    before:
      'import pickle\n\n@dataclass\nclass Cart:\n    count: int\n\ndef load(data):\n    return pickle.loads(data)\n',
    after:
      'import json\n\n@dataclass\nclass Cart:\n    count: int\n\ndef _cart_from(value):\n    try:\n        if set(value) != {"count"}:\n            raise TypeError("other fields")\n        if not (type(value["count"]) is int):\n            raise TypeError("count is of another type")\n        return Cart(count=value["count"])\n    except (TypeError, KeyError, IndexError) as error:\n        raise ValueError("no Cart: %s" % error)\n\ndef load(data):\n    return _cart_from(json.loads(data))\n',
  },
  propose(about) {
    const { engine, module, node, surroundings, callee } = about;
    if (surroundings.target !== 'json' || !/^pickle\.loads?$/.test(callee)) return undefined;
    const channel = channelAt(engine, { module, node });
    const scope = channel && onlyClass(about, channel);
    if (!channel || !scope) return undefined;
    const spot = { module, node };
    if (!engine.environment.pythons.every(({ major, minor }) => major === 3 && minor >= 7))
      return refuse('version-floor', 'dataclasses came with Python 3.7', spot);
    const record = dataclassOf(engine, scope);
    if (typeof record === 'string') return refuse('no-equivalent', record, scope);
    const handled = checkChannel(about, channel);
    const isLasting = channel.life !== 'process';
    return {
      title: `${scope.name} as a record, with a validator: ${channel.words}`,
      applicability: 'unsafe',
      because: [
        ...dataclassesOf(record).map((one) => ({
          note: `the fields of ${one.scope.name}`,
          ...placeOf(one.scope),
        })),
        ...channel.writers.map((end) => ({ note: 'written here', ...placeOf(end) })),
        ...channel.readers.map((end) => ({ note: 'read here', ...placeOf(end) })),
      ],
      unless: [
        'a field holds something else than its annotation says, or one list stands in two fields',
        'an object has attributes that are no fields',
        ...handled,
        ...(isLasting ? ['another program reads or writes these bytes'] : []),
      ],
      requires: { python: '>=3.7' },
      group: channel.key,
      ...(isLasting && { order: ORDER }),
      write: (draft) => write(draft, about, channel, record),
    };
  },
};

const ORDER = [
  'deploy the readers first: they read both forms',
  'deploy the writers when no old reader is left: they write the new form only',
  'load and save again what is stored, or wait until it has expired',
  'drop the branch for the byte 0x80 and the loader above it when no stored pickle is left, and no old writer runs',
];

/** The one class of which all writers write one object. */
function onlyClass({ engine }: Case, { writers }: Channel): Scope | undefined {
  const scopes = new Set<Scope | undefined>();
  for (const { module, data } of writers) {
    const payload = payloadOf(engine, { module, node: data });
    for (const part of payload.kind === 'union' ? payload.of : [payload]) {
      const isCall = part.kind === 'other' && part.place.module.tree.kind(part.place.node) === Kind.Call;
      const called = isCall ? classesCalled(engine, part.place) : undefined;
      for (const scope of called ?? [undefined]) scopes.add(scope);
    }
  }
  return scopes.size === 1 ? [...scopes][0] : undefined;
}

function write(draft: Draft, about: Case, channel: Channel, record: Dataclass): void {
  for (const end of channel.writers) {
    const asdict = draft.attribute(end, 'dataclasses', 'asdict');
    rewriteWriter(
      draft,
      end,
      formatWith((json) => ({ before: `${json}.dumps(${asdict}(`, after: ')).encode("utf-8")' })),
    );
  }
  const isLasting = channel.life !== 'process';
  const helpers = new Map<number, string>();
  for (const end of channel.readers) {
    const helper = helpers.get(end.module.index) ?? writeHelpers(draft, about, channel, end, record);
    helpers.set(end.module.index, helper);
    rewriteReader(
      draft,
      about.engine.program,
      end,
      formatWith(() => ({ before: '', after: '' })),
      helper,
      isLasting,
    );
  }
}

function formatWith(write: (json: string) => Around): Format {
  return { target: 'json', name: 'JSON', library: 'json', write, read: write, packages: [] };
}

/** All that the readers of a file need, above the first of them; gives the name of what they call. */
function writeHelpers(draft: Draft, about: Case, { life }: Channel, end: End, record: Dataclass): string {
  const { program } = about.engine;
  const { module, node } = end;
  const spot: Spot = { module, node };
  const records = dataclassesOf(record);
  const reader = `_read_${validatorName(record).slice(1, -'_from'.length)}`;
  for (const name of [...records.map(validatorName), reader])
    if (!isFree(program, spot, name)) refuse('name-taken', `${name} means something else there`, spot);
  const json = draft.module(spot, 'json');
  const isLasting = life !== 'process';
  const lines = [
    ...records.flatMap((one) => validatorLines(one, classImport(program, spot, one.scope))),
    ...(isLasting ? loaderText(draft, program, spot, loaderOf(records)) : []),
    `def ${reader}(data):`,
    ...(isLasting ? oldBranch(draft, spot, records) : []),
    `    return ${validatorName(record)}(${json}.loads(data))`,
    '',
    '',
    '',
  ];
  draft.insert(module, aboveStatement(module.tree, node), lines.join(lineEndOf(module.tree)));
  return reader;
}

function loaderOf(records: readonly Dataclass[]) {
  return closedLoaderFor(
    records.map(({ scope }) => scope),
    false,
  );
}

function oldBranch(draft: Draft, spot: Spot, records: readonly Dataclass[]): readonly string[] {
  return [
    '    """A record; or an object that was pickled before, until all of them are converted."""',
    '    if data[:1] == b"\\x80":',
    `        return ${loaderOf(records).name}(${draft.attribute(spot, 'io', 'BytesIO')}(data)).load()`,
  ];
}
