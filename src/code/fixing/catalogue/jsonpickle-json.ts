import { payloadOf } from '../../payload/infer.ts';
import { partsOf, union, wordsOf } from '../../payload/payload.ts';
import { textFileAt } from '../../payload/text-files.ts';
import { Field, Kind } from '../../python/nodes.ts';
import type { Draft } from '../draft.ts';
import { declaredText } from '../pickle/formats.ts';
import { hasStars } from '../python/arguments.ts';
import { placeOf, refuse, type Spot } from '../refusal.ts';
import type { Repair } from '../repair.ts';

/** jsonpickle/pickler.py: plain values are written as JSON has them, all else under keys such as py/object. */
export const repair: Repair = {
  id: 'jsonpickle-json',
  rules: ['deserialization/jsonpickle'],
  levels: ['unsafe'],
  page: {
    title: 'JSON in place of jsonpickle',
    changes:
      '`jsonpickle.encode(value)` becomes `json.dumps(value)` and `jsonpickle.decode(text)` becomes `json.loads(text)`, at both ends of a file. Of plain values both write the same, so that what is stored need not be converted.',
    safe: 'Never: the file may have been written by a program of before that put objects into it.',
    unsafe: 'Another program, or an older one, has written objects into the file.',
    refused:
      '`payload-unknown` where something is written that is not proved plain, `identity` where one container is referred to twice; `other-side-unknown` where the text does not come from a file that the project writes in this way alone; `no-equivalent` where options are given.',
    before:
      'import jsonpickle\n\nwith open("state.json", "w") as stream:\n    stream.write(jsonpickle.encode({"n": 1}))\nwith open("state.json") as stream:\n    state = jsonpickle.decode(stream.read())\n',
    after:
      'import json\n\nwith open("state.json", "w") as stream:\n    stream.write(json.dumps({"n": 1}))\nwith open("state.json") as stream:\n    state = json.loads(stream.read())\n',
  },
  propose({ callee, engine, tree, module, node }) {
    if (!/^jsonpickle\.(decode|loads)$/.test(callee)) return undefined;
    const spot = { module, node };
    if (tree.kind(node) !== Kind.Call || hasStars(tree, node) || tree.count(node) !== 1)
      return refuse('no-equivalent', 'its options have no counterpart', spot);
    const text = { module, node: tree.item(node, 0) };
    const file = ['encode', 'dumps']
      .map((name) => textFileAt(engine, text, `jsonpickle.${name}`))
      .find((one) => one !== undefined);
    if (!file)
      return refuse(
        'other-side-unknown',
        'its text is from no file into which the project writes by jsonpickle alone',
        spot,
      );
    const payload = union(file.writers.map((writer) => payloadOf(engine, writer)));
    for (const part of partsOf(payload)) {
      if (part.kind === 'other') refuse(part.refusal, part.reason, part.place);
      if (part.kind === 'bytes') refuse('payload-unknown', 'JSON has no bytes', file.writers[0] as Spot);
    }
    const declared = partsOf(payload).flatMap((part) =>
      part.kind === 'declared' ? [declaredText(part)] : [],
    );
    return {
      title: `JSON in place of jsonpickle: ${file.path}`,
      applicability: 'unsafe',
      because: [
        { note: `all that is written is ${wordsOf(payload)}` },
        ...file.makers.map((maker) => ({ note: 'written here', ...placeOf(maker) })),
      ],
      unless: [...declared, 'another program, or one of before, has written objects into the file'],
      group: `jsonpickle ${file.path}`,
      write(draft) {
        for (const maker of file.makers) rename(draft, maker, 'dumps');
        rename(draft, spot, 'loads');
      },
    };
  },
};

/** `jsonpickle.encode(…)` becomes `json.dumps(…)`. */
function rename(draft: Draft, { module, node }: Spot, member: string): void {
  const { tree } = module;
  const func = tree.child(node, Field.Call.func);
  draft.drop(module, tree.kind(func) === Kind.Attribute ? tree.child(func, Field.Attribute.value) : func);
  const text = draft.attribute({ module, node }, 'json', member);
  draft.replace(module, { start: tree.start(func), end: tree.end(func) }, text);
}
