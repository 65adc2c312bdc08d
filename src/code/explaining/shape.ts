import { unboxed } from '../flow/ask/bind.ts';
import type { Engine } from '../flow/ask/engine.ts';
import type { ContainerReference, Frame, Reference } from '../flow/ask/reference.ts';
import { Bytes, type Literal, type Mapping, type Sequence, type Value } from '../flow/value.ts';
import { CALLED, componentsOf, spoken } from '../models/paths.ts';

/** Types and shapes, as Python writes them. */

/** The type of what a reference means; undefined where it is not known. */
export function typeOf(ref: Reference): string | undefined {
  switch (ref.sort) {
    case 'constant':
      return typeOfLiteral(ref.literal);
    case 'container':
      return ref.value.kind === 'mapping' ? 'dict' : ref.value.sort;
    case 'instance':
      return ref.scope.qualifiedName;
    case 'class':
      return `type[${ref.scope.qualifiedName}]`;
    case 'function':
      return 'function';
    case 'module':
      return 'module';
    case 'library':
      return libraryType(ref.path);
    default:
      return undefined;
  }
}

/** What calling a class gives is an instance; classes are told by their capital. */
function libraryType(path: string): string | undefined {
  const names = componentsOf(path);
  if (names.at(-1) !== CALLED) return undefined;
  const name = names.at(-2) ?? '';
  return /^_*\p{Lu}/u.test(name) ? spoken(path) : undefined;
}

function typeOfLiteral(literal: Literal): string {
  if (literal instanceof Bytes) return 'bytes';
  if (literal === null) return 'None';
  switch (typeof literal) {
    case 'string':
      return 'str';
    case 'boolean':
      return 'bool';
    case 'bigint':
      return 'int';
    case 'number':
      return Number.isInteger(literal) ? 'int' : 'float';
    default:
      return 'ellipsis';
  }
}

const LONGEST = 40;

/** A constant as Python writes it, shortened. */
export function written(literal: Literal): string {
  if (literal instanceof Bytes) return `b${quoted(literal.text)}`;
  if (literal === null) return 'None';
  if (literal === undefined) return '...';
  if (typeof literal === 'boolean') return literal ? 'True' : 'False';
  return typeof literal === 'string' ? quoted(literal) : String(literal);
}

function quoted(text: string): string {
  const characters = [...text];
  const shown = characters.length <= LONGEST ? text : `${characters.slice(0, LONGEST - 1).join('')}…`;
  return JSON.stringify(shown);
}

/** Elements of one container that are shown, and containers in containers. */
const MOST_ELEMENTS = 12;
const DEPTH = 3;

/** `{"user": str, "cart": list[int]}` with what is not known as `?`. */
export function shapeOf(engine: Engine, { value, frame }: ContainerReference, depth = DEPTH): string {
  return value.kind === 'mapping'
    ? mappingShape(engine, value, frame, depth)
    : sequenceShape(engine, value, frame, depth);
}

function mappingShape(engine: Engine, value: Mapping, frame: Frame | undefined, depth: number): string {
  const parts = value.entries.slice(0, MOST_ELEMENTS).map((entry) => {
    const inner = shapeIn(engine, entry.value, frame, depth);
    if (entry.key === undefined) return `**${inner}`;
    const key =
      entry.key.kind === 'constant' ? written(entry.key.literal) : shapeIn(engine, entry.key, frame, 0);
    return `${key}: ${inner}`;
  });
  if (value.entries.length > MOST_ELEMENTS) parts.push('…');
  return `{${parts.join(', ')}}`;
}

const BRACKETS = { list: '[]', tuple: '()', set: '{}', generator: '<>' } as const;

function sequenceShape(engine: Engine, value: Sequence, frame: Frame | undefined, depth: number): string {
  const parts = value.elements
    .slice(0, MOST_ELEMENTS)
    .map((element) => shapeIn(engine, element, frame, depth));
  if (value.elements.length > MOST_ELEMENTS) parts.push('…');
  if (value.rest.length > 0) {
    const rest = new Set(value.rest.map((one) => shapeIn(engine, one, frame, depth)));
    parts.push(`*${[...rest].join(' | ')}`);
  }
  const [open, close] = BRACKETS[value.sort];
  return `${open}${parts.join(', ')}${value.sort === 'tuple' && parts.length === 1 ? ',' : ''}${close}`;
}

function shapeIn(engine: Engine, part: Value, around: Frame | undefined, depth: number): string {
  const { value, frame } = unboxed(part, around);
  const shapes = engine
    .refs(value, frame)
    .map((ref) =>
      ref.sort === 'container' && depth > 0 ? shapeOf(engine, ref, depth - 1) : (typeOf(ref) ?? '?'),
    );
  return [...new Set(shapes)].join(' | ');
}
