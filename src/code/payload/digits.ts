import { Field, Kind, Operator } from '../python/nodes.ts';
import type { Tree } from '../python/tree.ts';
import type { Inference } from './inference.ts';
import { INT } from './known.ts';
import { isInLoop } from './loops.ts';
import { calledPath, onlyPath } from './meaning.ts';
import { intOf, other, type Payload, partsOf, type Spot } from './payload.ts';

/** Whole numbers of more than 4,300 digits, which JSON does not write (sys.set_int_max_str_digits): where they come from. */

/** sys.int_info.default_max_str_digits. */
const MOST_DIGITS = 4_300;
const GROWN = 'a number of more than 4,300 digits, or a complex one, has no counterpart';

/** `10 ** n` and `1 << n` soon have more digits than JSON reads; a negative number to a fraction is complex. */
export function mayGrow(tree: Tree, operator: number, right: number): boolean {
  if (operator !== Operator.Pow && operator !== Operator.LShift) return false;
  return tree.kind(right) !== Kind.Num || !/^[0-9]{1,2}$/.test(tree.text(right));
}

/** `n <<= 8`, `n *= 10` in each round. */
export function growsByRounds(tree: Tree, statement: number, operator: number): boolean {
  const isGrowing = operator === Operator.Pow || operator === Operator.LShift || operator === Operator.Mult;
  return isGrowing && isInLoop(tree, statement);
}

/** Functions that give a number as large as what they are given. */
const SIZED: ReadonlySet<string> = new Set([
  'builtins.int',
  'random.randint',
  'random.randrange',
  'random.getrandbits',
]);

/** What `int(x)` and the like give; undefined for other functions. */
export function sizedNumber(inference: Inference, path: string, place: Spot): Payload | undefined {
  if (!SIZED.has(path)) return undefined;
  const { module, node } = place;
  const { tree } = module;
  const items = Array.from({ length: tree.count(node) }, (_, i) => tree.item(node, i));
  const isBounded =
    path === 'random.getrandbits'
      ? items.every((item) => tree.kind(item) === Kind.Num && tree.text(item).length <= 4)
      : path === 'builtins.int'
        ? items.length === 0 ||
          (items.length === 1 && isShort(inference, { module, node: items[0] as number }))
        : items.every((item) => partsOf(inference.at(module, item)).every(({ kind }) => kind === 'int'));
  return isBounded
    ? path === 'builtins.int' && items.length > 0
      ? intOf(MOST_DIGITS)
      : INT
    : unproved(place);
}

/** What `int` reads from a text in base 10 has no more digits than Python allows, and a float never has. */
function isShort(inference: Inference, place: Spot): boolean {
  if (isOutside(inference, place)) return true;
  const parts = partsOf(inference.at(place.module, place.node));
  return parts.every(({ kind }) => SHORT.has(kind));
}

const SHORT: ReadonlySet<string> = new Set(['str', 'bytes', 'float', 'int', 'bool', 'union']);
const TEXTS = /^(sys\.argv|os\.environ|os\.environ\.get|os\.getenv|builtins\.input)$/;

/** `sys.argv[1]`, `os.environ["N"]`, `input()`: texts. */
function isOutside({ engine }: Inference, { module, node }: Spot): boolean {
  const { tree } = module;
  if (tree.kind(node) === Kind.Subscript)
    return TEXTS.test(onlyPath(engine, { module, node: tree.child(node, Field.Subscript.value) }) ?? '');
  // A default may be anything.
  return (
    tree.kind(node) === Kind.Call &&
    tree.count(node) < 2 &&
    TEXTS.test(calledPath(engine, { module, node }) ?? '')
  );
}

/** Of a number of so many digits: whether JSON writes it is proved, or not. */
export function numberOf(digits: number, place: Spot): Payload {
  return digits > MOST_DIGITS ? unproved(place) : intOf(digits);
}

function unproved(place: Spot): Payload {
  return {
    kind: 'declared',
    of: INT,
    reason: 'the number has no more than 4,300 digits',
    place,
    isTyped: true,
  };
}

/** What cannot be told of a number that grows. */
export function grown(place: Spot): Payload {
  return other(place, GROWN);
}
