/**
 * The state of an array of objects holds them in a list, and numpy takes as many out of that as the shape says, without
 * counting: behind the end of the list lies other memory, which it takes for addresses of objects. Source:
 * numpy/core/src/multiarray/methods.c, array_setstate and _setlist_pkl.
 */
import { smallInteger } from '../literal.ts';
import type { Reader } from '../reader.ts';
import {
  atomKind,
  FRESH_LIST,
  INTEGER,
  isContainer,
  isMade,
  isWhole,
  kindOf,
  LIST,
  TUPLE,
  type Value,
} from '../value.ts';

/** Arrays of numpy have no more sides; one shape may be that of many arrays. */
const MOST_SIDES = 64;

export type ListComplaint = 'too short' | 'not known';

/**
 * What is wrong with the list in the state `([version,] shape, dtype, order, data, …)` of an array; undefined for any other
 * state. `isBytes` tells a call that gives bytes, whose number numpy compares.
 */
export function listComplaint(
  state: Value,
  reader: Reader,
  isBytes: (data: Value) => boolean,
): ListComplaint | undefined {
  if (!isWhole(state, TUPLE) || state.count < 4) return undefined;
  const isNumbered = kindOf(state.items[0] as Value) === INTEGER;
  const [shape, dtype, , data] = isNumbered ? state.items.slice(1) : state.items;
  if (shape === undefined || data === undefined || kindOf(shape) !== TUPLE || !isMade(dtype))
    return undefined;
  // Bytes are counted, and of objects numpy takes a list only.
  if (!isMade(data) && kindOf(data) !== LIST) return undefined;
  if (isMade(data) && isBytes(data)) return undefined;
  const [held, needed] = [lengthOf(data), placesOf(shape, reader)];
  if (held === undefined || needed === undefined) return 'not known';
  return held < needed ? 'too short' : undefined;
}

/** At least, at this moment: whatever is put into the list later comes too late. */
function lengthOf(data: Value): number | undefined {
  if (isContainer(data)) return data.least;
  return typeof data === 'number' && atomKind(data) === FRESH_LIST ? 0 : undefined;
}

function placesOf(shape: Value, reader: Reader): number | undefined {
  if (!isWhole(shape, TUPLE) || shape.count > MOST_SIDES) return undefined;
  let places = 1;
  for (const side of shape.items) {
    const length =
      typeof side === 'number' && kindOf(side) === INTEGER ? smallInteger(reader, side) : undefined;
    if (length === undefined) return undefined;
    places *= length;
  }
  return places;
}
