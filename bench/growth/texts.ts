/** Texts and other data of any size, with pickles and names in them. */
import { deflateSync } from 'node:zlib';
import {
  type Artifact,
  BASE64,
  b64,
  be,
  entries,
  HARMLESS,
  join,
  json,
  list,
  named,
  SMALL,
  times,
  u32,
  u64,
} from './bytes.ts';
import { attributeText, hdf5, object } from './hdf5.ts';

export const TEXTS: Record<string, Artifact> = {
  'json: keys': named('config.json', (n) => json(entries(n, (i) => [`k${i}`, i]))),
  'json: nested': named('config.json', (n) => '['.repeat(n) + ']'.repeat(n)),
  'json: nested objects': named('config.json', (n) => `${'{"a":'.repeat(n)}1${'}'.repeat(n)}`),
  'json: one key': named('config.json', (n) => `{${list(n, () => '"a":1').join(',')}}`),
  'json: targets': named('config.json', (n) => json(list(n, () => ({ _target_: 'os.system' })))),
  'json: classes': named('config.json', (n) =>
    json(list(n, (i) => ({ type: `a.B${i}`, class_path: 'subprocess.Popen' }))),
  ),
  'json: py/object': named('a.json', (n) => json(list(n, (i) => ({ 'py/object': `a.B${i}` })))),
  'json: py/reduce in each other': named(
    'a.json',
    (n) => '{"py/reduce":['.repeat(Math.min(n, 5000)) + ']}'.repeat(Math.min(n, 5000)),
  ),
  'json: auto_map': named('config.json', (n) =>
    json({ auto_map: entries(n, (i) => [`A${i}`, `m--a.B${i}`]) }),
  ),
  'json: a template': named('tokenizer_config.json', (n) =>
    json({ chat_template: '{{ "a" ~ b }}'.repeat(n) }),
  ),
  'json: base64': named('a.json', (n) => json(list(n, () => BASE64))),
  'json: letters of base64': named('a.json', (n) => json(b64(times(n, SMALL)))),
  'json: base64 of base64': named('a.json', (n) => json(b64(b64(times(n, SMALL))))),
  'json: hexadecimal': named('a.json', (n) => json(list(n, () => Buffer.from(SMALL).toString('hex')))),
  'json: numbers': named('a.json', (n) => json(list(n, () => [...SMALL]))),
  'json: a list of numbers': named('a.json', (n) => json([...times(n, SMALL)])),
  'json: escapes': named(
    'a.json',
    (n) =>
      `[${`"${[...SMALL].map((one) => `\\u00${one.toString(16).padStart(2, '0')}`).join('')}",`.repeat(n)}0]`,
  ),
  'yaml: keys': named('a.yaml', (n) => list(n, (i) => `k${i}: ${i}`).join('\n')),
  'yaml: targets': named('a.yaml', (n) => list(n, (i) => `k${i}:\n  _target_: os.system`).join('\n')),
  'yaml: tags': named('a.yaml', (n) =>
    list(n, (i) => `k${i}: !!python/object/apply:os.system [id]`).join('\n'),
  ),
  'yaml: indented': named('a.yaml', (n) => list(Math.min(n, 3000), (i) => `${' '.repeat(i)}k:`).join('\n')),
  'yaml: blanks': named('a.yaml', (n) => `a:${' '.repeat(n)}b\n`),
  'yaml: expressions': named('a.yaml', (n) =>
    list(n, (i) => `k${i}: "$import os; os.system('id')"`).join('\n'),
  ),
  'yaml: base64': named('a.yaml', (n) => list(n, (i) => `k${i}: ${BASE64}`).join('\n')),
  'text: base64 in lines': named('a.txt', (n) => (b64(times(n, SMALL)).match(/.{1,76}/g) ?? []).join('\n')),
  'text: base64 alone': named('a.b64', (n) => b64(times(n, SMALL))),
  'text: beginnings of base64': named('a.csv', (n) => 'gASVgASVgAR9 '.repeat(n)),
  'text: beginnings of base64 in a row': named('a.csv', (n) => 'gASV'.repeat(n)),
  'text: signs of base85': named('a.csv', (n) => 'fBIhN'.repeat(n)),
  'text: escapes of Python': named(
    'a.py',
    (n) => `a = b'${[...times(n, SMALL)].map((one) => `\\x${one.toString(16).padStart(2, '0')}`).join('')}'`,
  ),
  'text: literals of Python': named('a.py', (n) => `b'\\x80\\x04N.'\n`.repeat(n)),
  'text: quotes': named('a.py', (n) => `'\\x80`.repeat(n)),
  'text: percent signs': named('a.env', (n) => `A=${'%80%04'.repeat(n)}\n`),
  'text: hexadecimal digits': named('a.env', (n) => `A=${'8004'.repeat(n)}\n`),
  'text: pairs of digits': named('a.txt', (n) => '80 04 4e 2e '.repeat(n)),
  'text: cookies': named('a.csv', (n) => `${BASE64}:1abcde:abcdefghijklmnopqrstuvwxyz0\n`.repeat(n)),
  'settings: ini': named('a.ini', (n) =>
    list(n, (i) => `[handler_${i}]\nclass=Handler\nargs=(os.system('id'),)`).join('\n'),
  ),
  'settings: xml': named(
    'a.xml',
    (n) => `<!DOCTYPE a [${list(n, (i) => `<!ENTITY e${i} SYSTEM "file:///etc/passwd">`).join('')}]><a/>`,
  ),
  'settings: xml elements': named('a.xml', (n) => '<a>'.repeat(n) + '</a>'.repeat(n)),
  'settings: vrt': named(
    'a.vrt',
    (n) =>
      `<VRTDataset>${'<PixelFunctionCode><![CDATA[import os]]></PixelFunctionCode>'.repeat(n)}</VRTDataset>`,
  ),
  'pmml: elements': named(
    'a.pmml',
    (n) => `<?xml version="1.0"?><PMML version="4.4">${'<a>'.repeat(n)}${'</a>'.repeat(n)}</PMML>`,
  ),
  'site path: lines': named('a.pth', (n) => 'import os; os.system("id")\n'.repeat(n)),
  lightgbm: named('a.txt', (n) => `tree\nversion=v4\n${'Tree=0\nnum_leaves=1\n\n'.repeat(n)}end of trees\n`),
  'dbm.dumb': (n) => ({
    'a.dat': times(n, HARMLESS),
    'a.dir': list(n, (i) => `'k${i}', (${i * HARMLESS.length}, ${HARMLESS.length})\n`).join(''),
  }),
};

export const CARRIERS: Record<string, Artifact> = {
  'carrier: pickles in a row': named('a.bin', (n) => join('data', times(n, SMALL))),
  'carrier: harmless pickles in a row': named('a.bin', (n) => join('data', times(n, HARMLESS))),
  'carrier: pickles apart': named('a.bin', (n) => join('data', times(n, join(SMALL, '\xff\xff\xff\xff')))),
  'carrier: framed pickles in a row': named('a.bin', (n) =>
    join('data', times(n, join('\x80\x04\x95', u64(SMALL.length - 2), SMALL.subarray(2)))),
  ),
  'carrier: beginnings': named('a.bin', (n) => join('data', times(n, '\x80\x04]'))),
  'carrier: beginnings with names': named('a.bin', (n) => join('data', times(n, '\x80\x04cos\nsystem\n'))),
  'carrier: rows that do not end': named('a.bin', (n) =>
    join('data', times(n, join(SMALL.subarray(0, -1), '\xff\0'))),
  ),
  'other: pickles in a row': named('a.store', (n) => join('\x07\0\x01', times(n, SMALL))),
  'other: streams of zlib': named('a.store', (n) => join('\x07\0\x01', times(n, deflateSync(SMALL)))),
  'other: beginnings of zlib': named('a.store', (n) => join('\x07\0\x01', times(n, 'x\x9c'))),
  'other: beginnings': named('a.store', (n) => join('\x07\0\x01', times(n, '\x80\x04]'))),
  'carrier: a pickle in each text': named('a.bin', (n) =>
    join(
      'data',
      times(n, (i) => join('\x80\x04B', u32((n - i - 1) * 7 + 1))),
      '.',
    ),
  ),
  'carrier: protocols': named('a.bin', (n) => join('data', times(n, '\x80\x04'))),
  'carrier: ZODB': named('a.fs', (n) => join('FS21', times(n, HARMLESS))),
  'carrier: HDF5': named('a.h5', (n) => hdf5(object(attributeText('a', 'b')), times(n, SMALL))),
  'cache: frames': named('a.log', (n) => times(n, join(be(SMALL.length), SMALL))),
  signed: named('a.bin', (n) => join('x'.repeat(20), '.'.repeat(0), times(n, SMALL))),
  'renpy script': named('a.rpyc', (n) =>
    join(
      'RENPY RPC2',
      times(n, (i) => join(u32(i + 1), u32(0), u32(0))),
      u32(0),
      u32(0),
      u32(0),
    ),
  ),
  redis: named('dump.rdb', (n) =>
    join(
      'REDIS0009',
      '\xfe\0',
      times(n, (i) =>
        join(
          '\0\x06',
          `k${`${i % 10_000}`.padStart(5, '0')}`.slice(0, 6),
          Buffer.from([SMALL.length]),
          SMALL,
        ),
      ),
      '\xff',
      Buffer.alloc(8),
    ),
  ),
};
