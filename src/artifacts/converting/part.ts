/**
 * What the converted document is made of, before it is written in one format or another: values of the machine, and
 * what they mean.
 */
import type { ByteSource } from '../../archive/source.ts';
import type { Value } from '../pickle/value.ts';
import type { ArrayView } from './array.ts';

/** Bytes that are copied by their place, so that a large tensor costs no memory. */
export interface Content {
  readonly source: ByteSource;
  readonly offset: number;
  readonly length: number;
}

/**
 * `dict` and `pairs` have keys and values in turn; `pairs` is a list of pairs, the field of a form. `data` is bytes
 * without a type of their own: the field of a form, too.
 */
export type Literal =
  | { readonly kind: 'none' }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'int'; readonly value: number | bigint }
  | { readonly kind: 'float'; readonly value: number; readonly bits?: bigint }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'longText'; readonly content: Content }
  | { readonly kind: 'bytes'; readonly content: Content }
  | { readonly kind: 'data'; readonly content: Content }
  | { readonly kind: 'list'; readonly items: readonly Part[] }
  | { readonly kind: 'dict'; readonly items: readonly Part[] }
  | { readonly kind: 'pairs'; readonly items: readonly Part[] }
  | Form;

/** What a format lacks: a tag that says what it is, and named fields. docs/convert.md lists all of them. */
export interface Form {
  readonly kind: 'form';
  readonly tag: string;
  readonly fields: readonly Field[];
  /** Of arrays and tensors: where their items lie. */
  readonly array?: ArrayView;
}

export type Field = readonly [name: string, value: Part];

/** A value of the pickle, or something that was made of such values. */
export type Part = Value | Literal;

export const NONE: Literal = { kind: 'none' };

export function isLiteral(part: Part): part is Literal {
  return typeof part === 'object' && typeof part.kind === 'string';
}

export function form(tag: string, ...fields: readonly (Field | undefined)[]): Form {
  return { kind: 'form', tag, fields: fields.filter((field) => field !== undefined) };
}

export function text(value: string): Literal {
  return { kind: 'text', value };
}

export function int(value: number | bigint): Literal {
  return { kind: 'int', value };
}

export function bool(value: boolean): Literal {
  return { kind: 'bool', value };
}

export function list(items: readonly Part[]): Literal {
  return { kind: 'list', items };
}

export function data(content: Content): Literal {
  return { kind: 'data', content };
}

export function pairs(items: readonly Part[]): Literal {
  return { kind: 'pairs', items };
}

export function contentOf(bytes: Uint8Array): Content {
  const source: ByteSource = {
    size: bytes.length,
    read: (offset, length) => bytes.subarray(offset, offset + length),
  };
  return { source, offset: 0, length: bytes.length };
}

export function isContent(value: Content | Value | undefined): value is Content {
  return typeof value === 'object' && 'length' in value && !('kind' in value);
}

/** All of it, in memory. */
export function bytesOf({ source, offset, length }: Content): Uint8Array {
  return source.read(offset, length);
}
