import { intern } from '../../python/names.ts';
import type { Engine } from './engine.ts';
import { attributeOf } from './members.ts';
import type {
  ClassReference,
  FunctionReference,
  HeldArgument,
  LibraryReference,
  Reference,
} from './reference.ts';

/** What a call enters, and with which arguments. */
export interface Callee {
  readonly target: FunctionReference | ClassReference | LibraryReference;
  readonly args: readonly HeldArgument[];
}

const CALL = intern('__call__');

/** Partial applications of partial applications that are opened; one may hold itself. */
const MAX_PARTIAL = 4;

/** What is called in the end: partial applications opened, objects replaced by their `__call__`. */
export function calleesOf(
  engine: Engine,
  ref: Reference,
  args: readonly HeldArgument[],
  depth = MAX_PARTIAL,
): readonly Callee[] {
  switch (ref.sort) {
    case 'function':
    case 'class':
    case 'library':
      return [{ target: ref, args }];
    case 'instance':
      return attributeOf(engine, ref, CALL).flatMap((member) =>
        'sort' in member && (member.sort === 'function' || member.sort === 'library')
          ? [{ target: member, args }]
          : [],
      );
    case 'partial':
      if (depth === 0) return [];
      return engine
        .refs(ref.callee.value, ref.callee.frame)
        .flatMap((inner) => calleesOf(engine, inner, [...ref.args, ...args], depth - 1));
    default:
      return [];
  }
}
