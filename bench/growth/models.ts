/** Models of any size, in formats that are no pickles. */
import { zip } from '../../tests/artifacts/support/zip.ts';
import {
  type Artifact,
  type Bytes,
  be,
  bytes,
  entries,
  join,
  joined,
  json,
  list,
  member,
  named,
  SMALL,
  times,
  u16,
  u32,
  u64,
} from './bytes.ts';
import { attribute, attributeText, hdf5, message, object, STRING } from './hdf5.ts';

const field = (id: number, content: Bytes) =>
  join(varint((id << 3) | 2), varint(bytes(content).length), content);
function varint(value: number): Buffer {
  const out: number[] = [];
  let left = value;
  for (; left > 127; left = Math.floor(left / 128)) out.push((left % 128) | 128);
  return Buffer.from([...out, left]);
}
/** A graph within a node of a graph, so deep; laid out from the inside. */
function nestedGraphs(depth: number): Buffer {
  let graph = field(2, 'g');
  for (let i = 0; i < depth; i += 1)
    graph = field(1, join(field(4, 'If'), field(5, join(field(1, 'a'), field(6, graph)))));
  return graph;
}
const onnx = (graph: Bytes) =>
  join('\x08\x08', field(2, 'pytorch'), field(7, graph), field(8, join(field(1, ''), '\x10\x0d')));
const ggufText = (value: string) => join(u64(value.length), value);

export const MODELS: Record<string, Artifact> = {
  'safetensors: tensors': named('a.safetensors', (n) =>
    safetensors(json(entries(n, (i) => [`t${i}`, { dtype: 'U8', shape: [1], data_offsets: [i, i + 1] }])), n),
  ),
  'safetensors: metadata': named('a.safetensors', (n) =>
    safetensors(json({ __metadata__: entries(n, (i) => [`k${i}`, 'v']) }), 0),
  ),
  'safetensors: one name': named('a.safetensors', (n) =>
    safetensors(`{${list(n, () => '"a":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}').join(',')}}`, 0),
  ),
  'gguf: keys': named('a.gguf', (n) =>
    join(
      'GGUF',
      u32(3),
      u64(0),
      u64(n),
      times(n, (i) => join(ggufText(`k${i}`), u32(8), ggufText('v'))),
    ),
  ),
  'gguf: templates': named('a.gguf', (n) =>
    join(
      'GGUF',
      u32(3),
      u64(0),
      u64(n),
      times(n, (i) => join(ggufText(`tokenizer.chat_template.k${i}`), u32(8), ggufText('{{ a }}'))),
    ),
  ),
  'gguf: a template': named('a.gguf', (n) =>
    join(
      'GGUF',
      u32(3),
      u64(0),
      u64(1),
      ggufText('tokenizer.chat_template'),
      u32(8),
      ggufText('{{ a["b"] }}{% set x = "c" %}'.repeat(n)),
    ),
  ),
  'gguf: a template of brackets': named('a.gguf', (n) =>
    join(
      'GGUF',
      u32(3),
      u64(0),
      u64(1),
      ggufText('tokenizer.chat_template'),
      u32(8),
      ggufText('{{'.repeat(n)),
    ),
  ),
  'gguf: a template of quotes': named('a.gguf', (n) =>
    join(
      'GGUF',
      u32(3),
      u64(0),
      u64(1),
      ggufText('tokenizer.chat_template'),
      u32(8),
      ggufText(`{{ ${'"a" ~ '.repeat(n)}"b" }}`),
    ),
  ),
  'gguf: tensors': named('a.gguf', (n) =>
    join(
      'GGUF',
      u32(3),
      u64(n),
      u64(0),
      times(n, (i) => join(ggufText(`t${i}`), u32(1), u64(1), u32(0), u64(i * 32))),
      Buffer.alloc(n * 32 + 32),
    ),
  ),
  'gguf: an array': named('a.gguf', (n) =>
    join('GGUF', u32(3), u64(0), u64(1), ggufText('k'), u32(9), u32(8), u64(n), times(n, ggufText('token'))),
  ),
  'onnx: nodes': named('a.onnx', (n) =>
    onnx(times(n, field(1, join(field(1, 'a'), field(2, 'b'), field(4, 'Add'))))),
  ),
  'onnx: operators of others': named('a.onnx', (n) =>
    onnx(times(n, (i) => field(1, join(field(4, `Op${i}`), field(7, `d${i}`))))),
  ),
  'onnx: tensors elsewhere': named('a.onnx', (n) =>
    onnx(
      times(n, (i) =>
        field(5, join(field(13, join(field(1, 'location'), field(2, `../f${i}`))), '\x70\x01')),
      ),
    ),
  ),
  'onnx: graphs in graphs': named('a.onnx', (n) => onnx(nestedGraphs(Math.min(n, 2000)))),
  'onnx: functions': named('a.onnx', (n) =>
    join(
      onnx(''),
      times(n, (i) => field(25, join(field(1, `f${i}`), field(7, field(4, 'Add'))))),
    ),
  ),
  'saved model: nodes': named('saved_model.pb', (n) =>
    join(
      '\x08\x01',
      field(
        2,
        field(
          2,
          times(n, (i) => field(1, join(field(1, `n${i}`), field(2, 'ReadFile')))),
        ),
      ),
    ),
  ),
  'saved model: functions that call each other': named('saved_model.pb', (n) =>
    join(
      '\x08\x01',
      field(
        2,
        field(
          2,
          field(
            2,
            times(n, (i) =>
              field(
                1,
                join(field(1, field(1, `f${i}`)), field(3, join(field(1, 'c'), field(2, `f${i + 1}`)))),
              ),
            ),
          ),
        ),
      ),
    ),
  ),
  'keras: layers': named('a.h5', (n) =>
    hdf5(
      object(
        attributeText(
          'model_config',
          json({
            class_name: 'Sequential',
            config: { layers: list(n, (i) => ({ class_name: 'Dense', config: { name: `d${i}` } })) },
          }),
        ),
      ),
    ),
  ),
  'keras zip: layers': named('a.keras', (n) =>
    zip([
      member('metadata.json', '{"keras_version": "3.0.0"}'),
      member(
        'config.json',
        json({
          module: 'keras',
          class_name: 'Sequential',
          config: {
            layers: list(n, (i) => ({
              module: 'keras.layers',
              class_name: 'Lambda',
              config: { name: `d${i}` },
            })),
          },
        }),
      ),
    ]),
  ),
  'skops: names': named('a.skops', (n) =>
    zip([
      member(
        'schema.json',
        json({
          __class__: 'list',
          __module__: 'builtins',
          __loader__: 'ListNode',
          content: list(n, (i) => ({
            __class__: `C${i}`,
            __module__: 'a',
            __loader__: 'ObjectNode',
            content: null,
          })),
          protocol: 1,
        }),
      ),
    ]),
  ),
  'hdf5: attributes': named('a.h5', (n) =>
    hdf5(object(joined(list(n, (i) => attributeText(`a${i}`, 'value'))))),
  ),
  'hdf5: pickled attributes': named('a.h5', (n) =>
    hdf5(object(joined(list(n, (i) => attributeText(`a${i}`, Buffer.from(SMALL).toString('latin1')))))),
  ),
  'hdf5: attributes in a heap': named('a.h5', (n) => {
    const count = Math.min(n, 65_000);
    return hdf5(
      object(joined(list(count, (i) => attributeInHeap(`a${i}`, i + 1)))),
      join(
        'GCOL\x01\0\0\0',
        u64(16 + count * 24),
        times(count, (i) => join(u16(i + 1), u16(1), u32(0), u64(8), 'abcdefgh')),
      ),
    );
  }),
  'hdf5: heaps of objects': named('a.h5', (n) => hdf5Heaps(n, 40)),
  'hdf5: heaps that say they overlap': named('a.h5', (n) => hdf5Heaps(n, 1 << 20)),
  'hdf5: links': named('a.h5', (n) => hdf5(object(joined(list(n, (i) => hardLink(`l${i}`, 48)))))),
  'hdf5: datasets': named('a.h5', (n) => hdf5Groups(n, (i) => object(attributeText(`a${i}`, 'value')))),
  'hdf5: groups in groups': named('a.h5', (n) => hdf5Chain(n)),
  'hdf5: links elsewhere': named('a.h5', (n) =>
    hdf5(object(joined(list(n, (i) => externalLink(`l${i}`, `../f${i}.h5`))))),
  ),
  'r: nested lists': named('a.rds', (n) =>
    join('X\n', be(2), be(0x40000), be(0x20300), times(n, join(be(19), be(1))), be(254)),
  ),
  'r: promises': named('a.rds', (n) =>
    join(
      'X\n',
      be(2),
      be(0x40000),
      be(0x20300),
      be(19),
      be(n),
      times(n, join(be(5), be(254), be(254), be(254))),
    ),
  ),
};

function safetensors(header: string, size: number): Buffer {
  return join(u64(header.length), header, Buffer.alloc(size));
}

/** The heap lies behind the root group's header, whose place `hdf5` writes into every `HEAP`. */
const HEAP = 0x7a7a7a7a;
function attributeInHeap(name: string, index: number): Buffer {
  return attribute(name, join('\x19\x01\0\0', u32(16), STRING(1)), join(u32(8), u64(HEAP), u32(index)));
}

/** Heaps of one object each, of 40 bytes, whatever size they say. */
const hdf5Heaps = (n: number, size: number) =>
  hdf5(
    object(attributeText('PSEUDOATOM', 'object')),
    times(n, join('GCOL\x01\0\0\0', u64(size), u16(1), u16(1), u32(0), u64(8), 'abcdefgh')),
  );

const hardLink = (name: string, address: number) =>
  message(0x06, join('\x01\x01', u16(name.length), name, u64(address)));
const externalLink = (name: string, file: string) =>
  message(0x06, join('\x01\x09\x40', u16(name.length), name, u16(file.length + 4), '\0', file, '\0/\0'));

function hdf5Groups(n: number, item: (i: number) => Buffer): Buffer {
  const children = list(n, item);
  const names = list(n, (i) => `l${i}`);
  const size = names.reduce((sum, name) => sum + hardLink(name, 0).length, 0);
  let at = 48 + object(Buffer.alloc(size)).length;
  const links = names.map((name, i) => {
    const link = hardLink(name, at);
    at += children[i]!.length;
    return link;
  });
  return hdf5(object(joined(links)), joined(children));
}

function hdf5Chain(n: number): Buffer {
  const size = object(hardLink('g', 0)).length;
  const groups = list(n, (i) => object(hardLink('g', 48 + (i + 1) * size)));
  return hdf5(join(joined(groups), object('')));
}
