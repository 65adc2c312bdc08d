/** Pickles of any size, each made of one opcode, call or state over and over. */
import {
  type Artifact,
  BASE64,
  type Bytes,
  call,
  HARMLESS,
  join,
  named,
  PRINT,
  SMALL,
  text,
  times,
  u32,
  u64,
} from './bytes.ts';

const pickle = (body: (size: number) => Bytes): Artifact =>
  named('a.pkl', (n) => join('\x80\x04', body(n), '.'));
/** A list of so many. */
const items = (item: Bytes | ((i: number) => Bytes), before: Bytes = ''): Artifact =>
  pickle((n) => join(before, '](', times(n, item), 'e'));
const number = (i: number) => join('J', u32(i));

export const PICKLES: Record<string, Artifact> = {
  'pickle: puts': pickle((n) =>
    join(
      'N',
      times(n, (i) => join('r', u32(i))),
    ),
  ),
  'pickle: gets': pickle((n) => join(']\x94(', times(n, 'h\0'), 'e')),
  'pickle: memo and names': items((i) => join('h\0', text(`k${i}`), '\x94'), 'N\x940'),
  'pickle: far puts': pickle((n) =>
    join(
      'N',
      times(n, (i) => join('r', u32(i * 1000))),
    ),
  ),
  'pickle: lists in lists': pickle((n) => join(times(n, ']'), times(n - 1, 'a'))),
  'pickle: tuples in tuples': pickle((n) => join(')', times(n, '\x85'))),
  'pickle: tuples of the same twice': pickle((n) => join(')', times(n, '2\x86'))),
  'pickle: lists of the same twice': pickle((n) => join(']', times(n, '(22l'))),
  'pickle: dicts in dicts': pickle((n) => join(times(n, '}N'), 'N', times(n, 's'))),
  'pickle: marks': pickle((n) => join(times(n, '('), 'N')),
  'pickle: pops': pickle((n) => join('N', times(n, 'N0'))),
  'pickle: a dict item by item': pickle((n) =>
    join(
      '}',
      times(n, (i) => join(number(i), 'Ns')),
    ),
  ),
  'pickle: a list item by item': pickle((n) => join(']', times(n, 'Na'))),
  'pickle: a set by parts': pickle((n) =>
    join(
      '\x8f',
      times(n, (i) => join('(', number(i), '\x90')),
    ),
  ),
  'pickle: names': items((i) => `cmodule${i}\nname\n`),
  'pickle: attributes of a module': items((i) => `cmodule\nname${i}\n`),
  'pickle: vouched names': items('ccollections\nOrderedDict\n'),
  'pickle: a long name': pickle((n) => `cmodule\n${'n'.repeat(n)}\n`),
  'pickle: a name of parts': pickle((n) => `cmodule\n${'n.'.repeat(n)}x\n`),
  'pickle: a module of parts': pickle((n) => `c${'n.'.repeat(n)}x\nname\n`),
  'pickle: a vouched name of parts': pickle((n) => `ccollections\nOrderedDict${'.a'.repeat(n)}\n`),
  'pickle: computed names': items((i) => join(text(`module${i}`), text('name'), '\x93')),
  'pickle: names of long texts that are kept': pickle((n) =>
    join(
      text('m'.repeat(n)),
      '\x940',
      times(n, (i) => join('h\0', text(`a${i}`), '\x930')),
      'N',
    ),
  ),
  'pickle: dangerous calls': items(PRINT),
  'pickle: unknown calls': items((i) => call(`module f${i}`, ')')),
  'pickle: calls in calls': pickle((n) => join(times(n, 'cbuiltins\nlist\n'), ')', times(n, '\x85R'))),
  'pickle: unknown calls in calls': pickle((n) => join(times(n, 'ca\nb\n'), ')', times(n, '\x85R'))),
  'pickle: dangerous calls in calls': pickle((n) => join(times(n, 'cos\nsystem\n'), 'N', times(n, '\x85R'))),
  'pickle: partials in partials': pickle((n) =>
    join(times(n, 'cfunctools\npartial\n'), 'cbuiltins\nlist\n', times(n, '\x85R')),
  ),
  'pickle: getattr in getattr': pickle((n) =>
    join(times(n, 'cbuiltins\ngetattr\n'), 'cos\npath\n', times(n, join(text('a'), '\x86R'))),
  ),
  'pickle: attrgetters': items(call('operator attrgetter', join(text('x'), '\x85'))),
  'pickle: iterators': items(call('builtins iter', '](NNe\x85')),
  'pickle: one iterator again and again': items('h\0', join(call('builtins iter', ']\x85'), '\x940')),
  'pickle: endless iterators': items(call('itertools count', 'K\0\x85')),
  'pickle: iterators in iterators': pickle((n) =>
    join(times(n, 'citertools\nchain\n'), ']', times(n, '\x85R')),
  ),
  'pickle: a class for each iterator': items(
    call('collections deque', join(call('builtins iter', ']\x85'), '\x85')),
  ),
  'pickle: one long argument for all': items(
    join('cbuiltins\nlist\nh\0\x85R'),
    join('](', times(2000, 'K\x01'), 'e\x940'),
  ),
  'pickle: ranges': items((i) => call('builtins range', join('K\0', number(i), '\x86'))),
  'pickle: decimals': items(call('decimal Decimal', join(text('1.5'), '\x85'))),
  'pickle: a decimal of digits': pickle((n) => call('decimal Decimal', join(text('1'.repeat(n)), '\x85'))),
  'pickle: fractions': items(call('fractions Fraction', join(text('1/3'), '\x85'))),
  'pickle: dates': items(call('datetime date', join('C\x04\x07\xe6\x01\x01', '\x85'))),
  'pickle: states of one object': pickle((n) =>
    join(
      call('collections OrderedDict', ')'),
      times(n, (i) => join('}', text(`a${i}`), 'Nsb')),
    ),
  ),
  'pickle: states of one unknown object': pickle((n) =>
    join(
      call('a b', ')'),
      times(n, (i) => join('}', text(`a${i}`), 'Nsb')),
    ),
  ),
  'pickle: one state for all': items(
    join('ca\nB\n)\x81h\0b'),
    join(
      '}(',
      times(1000, (i) => join(text(`k${i}`), 'N')),
      'u\x940',
    ),
  ),
  'pickle: attributes of a state': pickle((n) =>
    join(
      'ca\nB\n)\x81}(',
      times(n, (i) => join(text(`k${i}`), 'N')),
      'ub',
    ),
  ),
  'pickle: objects in states': pickle((n) =>
    join(times(n, join('ca\nB\n)\x81}', text('k'))), 'N', times(n, 'sb')),
  ),
  'pickle: vouched objects in states': pickle((n) =>
    join(times(n, join('ccollections\nOrderedDict\n)R}', text('k'))), 'N', times(n, 'sb')),
  ),
  'pickle: items of an OrderedDict': pickle((n) =>
    join(
      call('collections OrderedDict', ')'),
      times(n, (i) => join(number(i), 'Ns')),
    ),
  ),
  'pickle: an OrderedDict with long state': items(
    join('ccollections\nOrderedDict\nh\0\x85R'),
    join(
      '](',
      times(1000, (i) => join(number(i), 'N\x86')),
      'e\x940',
    ),
  ),
  'pickle: persistent ids': items((i) => join(text(`p${i}`), 'Q')),
  'pickle: extensions': items((i) => join('\x84', u32(i + 1))),
  'pickle: buffers': items('\x97'),
  'pickle: a number of digits': pickle((n) => `L${'7'.repeat(n)}L\n`),
  'pickle: numbers of digits': items(`I${'7'.repeat(300)}\n`),
  'pickle: a number of bytes': pickle((n) => join('\x8b', u32(n), '\x07'.repeat(n))),
  'pickle: a text in quotes': pickle((n) => `S'${'\\x41'.repeat(n)}'\n`),
  'pickle: a text with escapes': pickle((n) => `V${'\\u0041'.repeat(n)}\n`),
  'pickle: texts in lines': items((i) => `Va${i}\n`),
  'pickle: a text of control letters': items((i) => text(`\u0001\n${i}`)),
  'pickle: frames': items(join('\x95', u64(1), 'N')),
  'pickle: frames in frames': pickle((n) =>
    join(
      times(n, (i) => join('\x95', u64((n - i - 1) * 9 + 2))),
      'N',
    ),
  ),
  'pickle: frames that end early': named('a.pkl', (n) =>
    times(Math.min(n, 900), join('\x80\x04\x95', u64(40), 'N.')),
  ),
  'pickle: protocols': pickle((n) => join(times(n, '\x80\x04'), 'N')),
  'pickles in a row: atoms': named('a.pkl', (n) => times(n, '\x80\x04N.')),
  'pickles in a row: short': named('a.pkl', (n) => times(n, 'N.')),
  'pickles in a row: framed': named('a.pkl', (n) => times(n, join('\x80\x04\x95', u64(2), 'N.'))),
  'pickles in a row: harmless': named('a.pkl', (n) => times(n, HARMLESS)),
  'pickles in a row: dangerous': named('a.pkl', (n) => times(n, SMALL)),
  'pickles in a row: broken': named('a.pkl', (n) => times(n, '\x80\x04R.')),
  'pickle and data behind it': named('a.pkl', (n) => join('\x80\x04N.', times(n, '\x80\x04\xff'))),
  'pickle and blanks behind it': named('a.pkl', (n) => join('\x80\x04N.', ' '.repeat(n))),
  'pickle: pandas': items(call('pandas._libs.tslibs.timestamps Timestamp', join(text('2020'), '\x85'))),
  'pickle: what pandas renames': items(call('pandas.core.sparse.array SparseArray', ')')),
  'pickle: numpy dtypes': items(call('numpy dtype', join(text('f8'), '\x89\x88\x87'))),
  'pickle: fields of a dtype': pickle((n) =>
    join(
      call('numpy dtype', join(text('V8'), '\x89\x88\x87')),
      '(K\x03U\x01|N(',
      times(n, (i) => text(`f${i}`)),
      't}(',
      times(n, (i) => join(text(`f${i}`), call('numpy dtype', join(text('f8'), '\x89\x88\x87')), 'K\0\x86')),
      'uK\x08K\x01K\x10tb',
    ),
  ),
  'pickle: scalars of numpy': items(
    join('cnumpy.core.multiarray\nscalar\nh\0C\x08', '\0'.repeat(8), '\x86R'),
    join(call('numpy dtype', join(text('f8'), '\x89\x88\x87')), '\x940'),
  ),
  'pickle: objects of numpy arrays': pickle((n) =>
    join(
      call('numpy.core.multiarray _reconstruct', 'cnumpy\nndarray\nK\0\x85C\x01b\x87'),
      '(K\x01',
      number(n),
      '\x85',
      call('numpy dtype', join(text('O8'), '\x89\x88\x87')),
      '\x89](',
      times(n, 'N'),
      'etb',
    ),
  ),
  'pickle: joblib arrays': named('a.joblib', (n) =>
    join(
      '\x80\x04](',
      times(n, () =>
        join(
          'cjoblib.numpy_pickle\nNumpyArrayWrapper\n)\x81}(',
          text('subclass'),
          'cnumpy\nndarray\n',
          text('shape'),
          'K\x01\x85',
          text('order'),
          text('C'),
          text('dtype'),
          call('numpy dtype', join(text('f8'), '\x89\x88\x87')),
          text('allow_mmap'),
          '\x88ub',
          '\0'.repeat(8),
        ),
      ),
      'e.',
    ),
  ),
  'pickle: arrow arrays': items(arrowArray(join('C\x08', u32(0), u32(1)), 1)),
  'pickle: one buffer for all arrow arrays': items(
    arrowArray('h\0', 2000),
    join(
      'B',
      u32(8004),
      times(2001, (i) => u32(i)),
      '\x940',
    ),
  ),
  'pickle: chunks of an arrow array': pickle((n) =>
    call(
      'pyarrow.lib chunked_array',
      join('](', times(n, arrowArray(join('C\x08', u32(0), u32(1)), 1)), 'e\x85'),
    ),
  ),
  'pickle: code of a graph': pickle((n) =>
    call(
      'torch.fx.graph_module reduce_graph_module',
      join(
        '}',
        text('_code'),
        text(`def forward(self, x):\n${'    x = self.a(x)\n'.repeat(n)}    return x\n`),
        's',
        text(''),
        '\x86',
      ),
    ),
  ),
  'pickle: eval of a long text': pickle((n) => call('builtins eval', join(text('1+'.repeat(n)), '\x85'))),
  'pickle: a checkpoint of targets': pickle((n) =>
    join(
      '}(',
      times(n, (i) => join(text(`k${i}`), '}', text('_target_'), text('os.system'), 's')),
      'u',
    ),
  ),
  'pickle: a text that is base64 of a pickle': items(text(BASE64)),
  'pickle: pickles in bytes': items(join('C', Buffer.from([SMALL.length]), SMALL)),
  'pickle: nested loads': items(call('pickle loads', join('C', Buffer.from([SMALL.length]), SMALL, '\x85'))),
  'pickle: one nested load again and again': items(
    'cpickle\nloads\nh\0\x85R',
    join('B', u32(2 + 4000), '\x80\x04', 'N0'.repeat(1999), 'N.', '\x940'),
  ),
};

function arrowArray(offsets: Bytes, length: number): Buffer {
  const buffer = (content: Bytes) => call('pyarrow.lib py_buffer', join(content, '\x85'));
  const type = call('pyarrow.lib type_for_alias', join(text('string'), '\x85'));
  const parts = join('](N', buffer(offsets), buffer(join('B', u32(length), 'a'.repeat(length))), 'e');
  return call('pyarrow.lib _restore_array', join('(', type, number(length), 'K\0K\0', parts, ']Nt\x85'));
}
