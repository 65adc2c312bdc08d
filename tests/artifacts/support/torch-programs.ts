import fc from 'fast-check';

const text = (s: string) => Buffer.from(s, 'latin1');

const NAMES =
  `collections OrderedDict|collections Counter|torch._utils _rebuild_tensor_v2|torch _utils._rebuild_tensor_v2|
torch._utils _rebuild_parameter|torch.nn.parameter Parameter|torch FloatStorage|torch.storage UntypedStorage|torch float32|torch
Size|torch device|torch uint8|torch._tensor _rebuild_from_type_v2|_codecs encode|__builtin__ set|builtins set|builtins
complex|os system|torch.serialization _get_layout|torch FloatTensor|UserDict UserDict|torch._utils _rebuild_nested_tensor`
    .replaceAll('\n', ' ')
    .split('|')
    .map((name) => name.trim().split(/\s+/) as [string, string]);

/** One instruction, mostly of those that torch's restricted reader knows. */
const instruction = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.constantFrom(...NAMES).map(([module, name]) => text(`c${module}\n${name}\n`)),
  },
  {
    weight: 24,
    arbitrary: fc
      .constantFrom(
        '(',
        ')',
        ']',
        '}',
        '\x8f',
        'N',
        '\x88',
        't',
        '\x85',
        '\x86',
        'R',
        '\x81',
        'b',
        'a',
        'e',
        's',
        'u',
        'Q',
      )
      .map(text),
  },
  {
    weight: 8,
    arbitrary: fc
      .constantFrom(
        'K\x01',
        'X\x07\0\0\0storage',
        'U\x07storage',
        'X\x01\0\0\0a',
        'q\0',
        'q\x01',
        'h\0',
        'h\x01',
        'r\x02\0\0\0',
      )
      .map(text),
  },
  { weight: 4, arbitrary: fc.constantFrom(')R', ')\x81', '}b', 'K\x01a', '(X\x07\0\0\0storagetQ').map(text) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(
        '\x80\x02',
        '\x80\x04',
        '\x80\x09',
        '0',
        '2',
        '\x94',
        '\x8c\x01a',
        'C\x01a',
        'G\0\0\0\0\0\0\0\0',
        'I1\n',
        '\x8a\x01\x05',
        'l',
        'd',
      )
      .map(text),
  },
);

/** Programs in the part of pickle's language that torch's restricted reader knows, and a little of the rest. */
export const torchProgram: fc.Arbitrary<Buffer> = fc
  .tuple(fc.constantFrom('', '\x80\x02', '\x80\x03', '\x80\x07'), fc.array(instruction, { maxLength: 14 }))
  .map(([proto, body]) => Buffer.concat([text(proto), ...body, text('.')]));
