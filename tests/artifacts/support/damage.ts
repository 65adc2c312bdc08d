import fc from 'fast-check';

/** Every opcode, and bytes that are none. */
const OPCODES = [...'(.0!12FIJKLMNPQRSTUVXabcd}eghijl]opqrstu)GBC'].map((c) => c.charCodeAt(0));
const HIGH = Array.from({ length: 0x98 - 0x80 + 1 }, (_, i) => 0x80 + i);

const opcode = fc.constantFrom(...OPCODES, ...HIGH);
const text = (s: string) => Buffer.from(s, 'latin1');
const u64 = (n: number) => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(n));
  return bytes;
};
const number = fc.constantFrom(
  ...Array<string>(20).fill('0'),
  '0',
  '1',
  '00',
  '01',
  '010',
  '1_0',
  '0x10',
  ' 1',
  '1 ',
  '+1',
  '-1',
  '1L',
  '',
  '08',
  '1\0x',
  '99999999999999999999',
);

/** One opcode with its argument, as a pickler or somebody with bad intentions would write it. */
const instruction = fc.oneof(
  { weight: 2, arbitrary: opcode.map((code) => Buffer.from([code])) },
  {
    weight: 16,
    arbitrary: fc
      .constantFrom('(', ')', ']', '}', 'N', '0', '2', 't', '\x85', '\x86', '\x94', 'R', '\x81', 'b', '.')
      .map(text),
  },
  {
    weight: 8,
    arbitrary: fc
      .constantFrom(
        'cos\nsystem\n',
        'ca.b\nc.d\n',
        'ios\nsystem\n',
        '\x8c\x02os\x8c\x06system\x93',
        'cx\n\n',
        'c\xff\nx\n',
      )
      .map(text),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.constantFrom('I', 'L', 'F', 'g', 'p'), number).map(([o, n]) => text(`${o}${n}\n`)),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom("S'a'\n", "S'\\x41'\n", 'S"b"\n', "S'\\x4'\n", 'Sa\n', 'V\\u0041\n', 'V\\u41\n', 'Pid\n')
      .map(text),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('h', 'q', 'K', 'U', 'C', '\x8c', '\x82', '\x80', '\x8a'), fc.nat(6))
      .map(([o, n]) => Buffer.concat([text(o), Buffer.from([n])])),
  },
  { weight: 1, arbitrary: fc.nat(40).map((n) => Buffer.concat([text('\x95'), u64(n)])) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('\x8d', '\x8e', '\x96'), fc.nat(4))
      .map(([o, n]) => Buffer.concat([text(o), u64(n), Buffer.alloc(n, 97)])),
  },
);

/** Programs in the language of pickle that hardly any pickler would write. */
export const program: fc.Arbitrary<Buffer> = fc
  .tuple(fc.constantFrom('', '\x80\x02', '\x80\x04', '\x80\x05'), fc.array(instruction, { maxLength: 24 }))
  .map(([proto, body]) => Buffer.concat([text(proto), ...body, text('.')]));

type Edit = (bytes: Buffer) => Buffer;

const at = (bytes: Buffer, place: number) => Math.floor(place * (bytes.length + 1));
const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(place, opcode).map(
    ([p, code]): Edit =>
      (bytes) => {
        const copy = Buffer.from(bytes);
        if (copy.length > 0) copy[Math.min(at(copy, p), copy.length - 1)] = code;
        return copy;
      },
  ),
  fc.tuple(place, fc.nat(255)).map(
    ([p, byte]): Edit =>
      (bytes) => {
        const copy = Buffer.from(bytes);
        if (copy.length > 0) copy[Math.min(at(copy, p), copy.length - 1)] = byte;
        return copy;
      },
  ),
  fc.tuple(place, instruction).map(
    ([p, inserted]): Edit =>
      (bytes) =>
        Buffer.concat([bytes.subarray(0, at(bytes, p)), inserted, bytes.subarray(at(bytes, p))]),
  ),
  fc.tuple(place, fc.integer({ min: 1, max: 9 })).map(
    ([p, count]): Edit =>
      (bytes) =>
        Buffer.concat([bytes.subarray(0, at(bytes, p)), bytes.subarray(at(bytes, p) + count)]),
  ),
  place.map(
    (p): Edit =>
      (bytes) =>
        bytes.subarray(0, at(bytes, p)),
  ),
  fc.tuple(place, place).map(
    ([p, q]): Edit =>
      (bytes) =>
        Buffer.concat([bytes.subarray(0, at(bytes, p)), bytes.subarray(at(bytes, q))]),
  ),
);

/** A good pickle after a few random edits. */
export function damaged(good: readonly Buffer[]): fc.Arbitrary<Buffer> {
  return fc
    .tuple(fc.nat(good.length - 1), fc.array(edit, { minLength: 1, maxLength: 4 }))
    .map(([index, edits]) => edits.reduce((bytes, change) => change(bytes), good[index] as Buffer));
}
