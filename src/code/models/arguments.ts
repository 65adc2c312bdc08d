import type { Argument } from './vocabulary.ts';

/** An {@link Argument} of the vocabulary, taken apart. */
export interface ArgumentPlace {
  /** Of the call itself, or of the call that made its receiver. */
  readonly of: 'call' | 'receiver';
  /** `self`: the receiver itself; `all`: every argument. */
  readonly which: 'one' | 'self' | 'all';
  readonly position: number | undefined;
  readonly keyword: string | undefined;
  /** The key of a dict that the argument is. */
  readonly item: string | undefined;
  /** An argument of the call that made it. */
  readonly making: Argument | undefined;
}

const PLACES = new Map<Argument, ArgumentPlace>();

/** Throws on what is not in the vocabulary: a model with a misspelt argument would be silently blind. */
export function parseArgument(text: Argument): ArgumentPlace {
  const known = PLACES.get(text);
  if (known) return known;
  const place = parse(text);
  PLACES.set(text, place);
  return place;
}

function parse(text: Argument): ArgumentPlace {
  const match =
    /^(\(\))?(?:(\*)|(self)|(\d+)(?::([A-Za-z_]\w*))?|([A-Za-z_]\w*))(?:\[([^\]]+)\]|\(\)(\w+(?::\w+)?))?$/.exec(
      text,
    );
  if (!match) throw new Error(`not an argument: ${text}`);
  const [, receiver, all, self, position, name, keyword, item, making] = match;
  if (making) parseArgument(making);
  return {
    of: receiver ? 'receiver' : 'call',
    which: all ? 'all' : self ? 'self' : 'one',
    position: position === undefined ? undefined : Number(position),
    keyword: name ?? keyword,
    item,
    making,
  };
}
