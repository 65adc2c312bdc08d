/**
 * Pickles written by hand: one opcode a line, by the names of Lib/pickletools.py, with its argument behind it.
 * For tests and examples, which thereby show what they hold and need no Python to be made.
 *
 *   PROTO 4                      numbers, in the opcode's own width
 *   GLOBAL os system             lines of text: module and name, or one line
 *   SHORT_BINUNICODE "echo"      text in double quotes, as JSON
 *   SHORT_BINBYTES 00ff          bytes in hexadecimal
 *   RAW 4e2e                     bytes as they are
 *
 * Whatever stands behind `#` on a line of its own is a comment.
 */
import * as opcodes from '../src/artifacts/pickle/opcodes.ts';

const CODES = new Map<string, number>();
for (const [name, value] of Object.entries(opcodes))
  if (typeof value === 'number' && name !== 'HIGHEST_PROTOCOL') CODES.set(name, value);
const LINES = new Set('INT LONG FLOAT STRING UNICODE PERSID GET PUT'.split(' '));
/** Opcodes with a payload, by the width of its length. */
const PAYLOADS = new Map(
  Object.entries({
    SHORT_BINUNICODE: 1,
    BINUNICODE: 4,
    BINUNICODE8: 8,
    SHORT_BINBYTES: 1,
    BINBYTES: 4,
    BINBYTES8: 8,
    SHORT_BINSTRING: 1,
    BINSTRING: 4,
    BYTEARRAY8: 8,
    LONG1: 1,
    LONG4: 4,
  }),
);

/** The bytes of a pickle. Throws what is wrong with the text. */
export function assemble(text: string): Buffer {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  return Buffer.concat(lines.map(instruction));
}

function instruction(line: string): Buffer {
  const [, name = '', argument = ''] = /^(\w+)\s*(.*)$/.exec(line) ?? [];
  if (name === 'RAW') return Buffer.from(argument, 'hex');
  const code = CODES.get(name);
  if (code === undefined) throw new Error(`${name} is no opcode of pickle`);
  return Buffer.concat([Buffer.from([code]), argumentOf(name, code, argument)]);
}

function argumentOf(name: string, code: number, argument: string): Buffer {
  if (name === 'GLOBAL' || name === 'INST') return Buffer.from(`${argument.split(' ').join('\n')}\n`);
  if (LINES.has(name)) return Buffer.from(`${argument}\n`);
  const width = PAYLOADS.get(name);
  if (width !== undefined) {
    const payload = argument.startsWith('"')
      ? Buffer.from(JSON.parse(argument) as string)
      : Buffer.from(argument, 'hex');
    return Buffer.concat([little(payload.length, width), payload]);
  }
  if (name === 'BINFLOAT') {
    const bytes = Buffer.alloc(8);
    bytes.writeDoubleBE(Number(argument));
    return bytes;
  }
  return little(Number(argument), opcodes.FIXED_SIZE[code] as number);
}

function little(value: number, width: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64LE(BigInt(value));
  return bytes.subarray(0, width);
}
