import { intern, spelling } from '../../python/names.ts';
import { madeOf } from '../derived.ts';
import type { Value } from '../value.ts';
import { resolutionOrder } from './classes.ts';
import { annotatedFields } from './declaring.ts';
import type { Engine } from './engine.ts';
import { constantIn } from './items.ts';
import { literalsIn } from './operations.ts';
import type { Frame, Held, LibraryReference, Made, Reference } from './reference.ts';

/** What a field of a named tuple or of an object made a dict was given: `Point(1, 2).x`, `Point(1, 2)[0]`, and what unpacking it gives. */

/** By its name; undefined for anything but a tuple of `collections.namedtuple`, whose class is no class statement. */
export function namedField(engine: Engine, ref: Reference, name: number): Held | undefined {
  if (ref.sort !== 'library' || ref.path !== NAMED_TUPLE || !ref.made) return undefined;
  const fields = fieldNames(engine, ref);
  return given(ref.made, fields, fields.indexOf(name));
}

/** By its position; of subclasses of `typing.NamedTuple`, too. */
export function fieldAt(
  engine: Engine,
  ref: Reference,
  key: Value,
  frame: Frame | undefined,
): Held | undefined {
  const object = ref.sort === 'library' ? objectAsDict(ref) : undefined;
  if (object) return attributeUnder(engine, object, key, frame);
  if (ref.sort === 'instance' && ref.made && isOf(engine, ref, TYPED_DICT)) {
    const name = constantIn(engine, key, frame);
    const id = name?.kind === 'constant' && typeof name.literal === 'string' ? intern(name.literal) : 0;
    return id ? ref.made.args.find(({ keyword }) => keyword === id) : undefined;
  }
  const isTuple =
    (ref.sort === 'library' && ref.path === NAMED_TUPLE) ||
    (ref.sort === 'instance' && isOf(engine, ref, TYPED_TUPLE));
  if (!isTuple || !('made' in ref) || !ref.made) return undefined;
  const index = constantIn(engine, key, frame);
  if (index?.kind !== 'constant' || typeof index.literal !== 'number') return undefined;
  const fields = ref.sort === 'library' ? fieldNames(engine, ref) : annotatedFields(ref.scope);
  return given(ref.made, fields, index.literal < 0 ? fields.length + index.literal : index.literal);
}

const NAMED_TUPLE = 'collections.namedtuple()()';

const TYPED_TUPLE = /^typing(_extensions)?\.NamedTuple$/;
const TYPED_DICT = /^typing(_extensions)?\.TypedDict$/;

function isOf(engine: Engine, ref: Reference & { sort: 'instance' }, base: RegExp): boolean {
  return resolutionOrder(engine, ref.scope).some((one) => one.sort === 'library' && base.test(one.path));
}

/** `namedtuple('Point', 'x y')`, `namedtuple('Point', ['x', 'y'])`. */
function fieldNames(engine: Engine, ref: LibraryReference): readonly number[] {
  const fields = ref.made?.receiver?.made?.args[1];
  if (!fields) return [];
  const text = constantIn(engine, fields.value, fields.frame);
  if (text?.kind === 'constant' && typeof text.literal === 'string') {
    return text.literal
      .split(/[\s,]+/)
      .filter(Boolean)
      .map(intern);
  }
  const listed = literalsIn(engine, fields.value, fields.frame) ?? [];
  return listed.flatMap((name) => (typeof name === 'string' ? [intern(name)] : []));
}

function given({ args }: Made, fields: readonly number[], index: number): Held | undefined {
  const name = fields[index];
  if (name === undefined || spelling(name) === '') return undefined;
  const positional = args.filter((argument) => argument.keyword === 0 && !argument.unpacked);
  return args.find((argument) => argument.keyword === name) ?? positional[index];
}

/** What a dict was made of: `asdict(row)`, `vars(row)`, `row._asdict()`, `body.model_dump()`. */
function objectAsDict({ path, made }: LibraryReference): Held | undefined {
  if (!made) return undefined;
  if (AS_DICT.test(path)) return made.args.find(({ keyword, unpacked }) => !keyword && !unpacked);
  if (!OWN_DICT.test(path) || made.call.callee.kind !== 'attribute') return undefined;
  return { value: made.call.callee.base, frame: made.frame };
}

const AS_DICT = /^(dataclasses\.asdict|attrs?\.asdict|builtins\.vars)\(\)$/;
const OWN_DICT =
  /^(collections\.namedtuple\(\)\(\)\._asdict|typing\.NamedTuple\(\)\._asdict|pydantic\.BaseModel\(\)\.(model_dump|dict))\(\)$/;

/** The object's attribute, where the key is known. */
function attributeUnder(
  engine: Engine,
  { value: base, frame: at }: Held,
  key: Value,
  frame: Frame | undefined,
): Held | undefined {
  const name = constantIn(engine, key, frame);
  if (name?.kind !== 'constant' || typeof name.literal !== 'string') return undefined;
  const id = intern(name.literal);
  const value = madeOf(
    base,
    ['attribute', id],
    (): Value => ({ kind: 'attribute', base, name: id, site: base.site }),
  );
  return { value, frame: at };
}
