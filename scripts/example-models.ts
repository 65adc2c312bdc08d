/**
 * Writes the models of examples/inherited: a pickle that does something when it is loaded, its harmless twin, and
 * an array. They are kept in version control; this says how they were made, and a test holds them to it.
 *
 *   node scripts/example-models.ts
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { assemble } from './pickle-assembly.ts';

/** What `pickle.dump` writes for an object whose `__reduce__` gives `(os.system, ("echo inherited",))`. */
const DANGEROUS = `
PROTO 4
SHORT_BINUNICODE "posix"
MEMOIZE
SHORT_BINUNICODE "system"
MEMOIZE
STACK_GLOBAL
MEMOIZE
SHORT_BINUNICODE "echo inherited"
MEMOIZE
TUPLE1
MEMOIZE
REDUCE
MEMOIZE
STOP
`;

/** `{"weights": numpy.array([0.5, 0.25, 0.25]), "names": ["price", "stock", "taste"]}`, as numpy 1 writes it. */
const SAFE = `
PROTO 4
EMPTY_DICT
MEMOIZE
MARK
SHORT_BINUNICODE "weights"
MEMOIZE
SHORT_BINUNICODE "numpy.core.multiarray"
MEMOIZE
SHORT_BINUNICODE "_reconstruct"
MEMOIZE
STACK_GLOBAL
MEMOIZE
SHORT_BINUNICODE "numpy"
MEMOIZE
SHORT_BINUNICODE "ndarray"
MEMOIZE
STACK_GLOBAL
MEMOIZE
BININT1 0
TUPLE1
MEMOIZE
SHORT_BINBYTES 62
MEMOIZE
TUPLE3
MEMOIZE
REDUCE
MEMOIZE
MARK
BININT1 1
BININT1 3
TUPLE1
MEMOIZE
BINGET 5
SHORT_BINUNICODE "dtype"
MEMOIZE
STACK_GLOBAL
MEMOIZE
SHORT_BINUNICODE "f8"
MEMOIZE
NEWFALSE
NEWTRUE
TUPLE3
MEMOIZE
REDUCE
MEMOIZE
MARK
BININT1 3
SHORT_BINUNICODE "<"
MEMOIZE
NONE
NONE
NONE
BININT -1
BININT -1
BININT1 0
TUPLE
MEMOIZE
BUILD
NEWFALSE
SHORT_BINBYTES 000000000000e03f000000000000d03f000000000000d03f
MEMOIZE
TUPLE
MEMOIZE
BUILD
SHORT_BINUNICODE "names"
MEMOIZE
EMPTY_LIST
MEMOIZE
MARK
SHORT_BINUNICODE "price"
MEMOIZE
SHORT_BINUNICODE "stock"
MEMOIZE
SHORT_BINUNICODE "taste"
MEMOIZE
APPENDS
SETITEMS
STOP
`;

/** Version 1.0 of numpy's format: a header that is a Python literal, padded to 128 bytes, and the items. */
function npy(items: readonly number[]): Buffer {
  const literal = `{'descr': '<f8', 'fortran_order': False, 'shape': (${items.length},), }`;
  const header = Buffer.from(`${literal.padEnd(117)}\n`, 'latin1');
  const start = Buffer.from([0x93, ...Buffer.from('NUMPY'), 1, 0, header.length, 0]);
  return Buffer.concat([start, header, Buffer.from(new Float64Array(items).buffer)]);
}

/** By file name. */
export function exampleModels(): Map<string, Buffer> {
  return new Map([
    ['ranker.pkl', assemble(DANGEROUS)],
    ['ranker-safe.pkl', assemble(SAFE)],
    ['weights.npy', npy([0.5, 0.25, 0.25])],
  ]);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const folder = join(import.meta.dirname, '..', 'examples', 'inherited', 'models');
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of exampleModels()) writeFileSync(join(folder, name), bytes);
}
