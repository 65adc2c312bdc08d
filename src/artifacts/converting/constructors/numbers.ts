import type { Constructors } from '../construction.ts';
import { form, int, text } from '../part.ts';

export const library: Constructors = {
  'decimal:Decimal': {
    make({ args }, tools) {
      const value = args.length === 1 ? tools.text(args[0]) : undefined;
      return value === undefined ? undefined : form('Decimal', ['value', text(value)]);
    },
  },
  'fractions:Fraction': {
    make({ args: [first, second], args }, tools) {
      if (args.length === 2) {
        const [above, below] = [tools.integer(first), tools.integer(second)];
        if (above === undefined || below === undefined) return undefined;
        return form('Fraction', ['numerator', int(above)], ['denominator', int(below)]);
      }
      // Before Python 3.12 as a text.
      const match = /^(-?\d+)(?:\/(\d+))?$/.exec((args.length === 1 && tools.text(first)) || '');
      if (!match) return undefined;
      const [above, below] = [BigInt(match[1] as string), BigInt(match[2] ?? '1')];
      return form('Fraction', ['numerator', int(above)], ['denominator', int(below)]);
    },
  },
};
