// Written by scripts/vouched.ts; change that instead.
import { CLASS, group, type Library } from '../policy/entry.ts';

/** Data of locales. */
export const library: Library = {
  name: 'babel',
  source:
    'babel 2.18.0, 2.9.1: classes without methods of their own that loading calls, or with such as were read',
  names: [
    group('babel.plural', 'PluralRule', {
      kind: 'class',
      make: true,
      state:
        /^(?:zero|one|two|few|many|other|[nivwftce]|value|and|or|not|mod|is|isnot|relation|in|within|range_list)$/,
    }),
    group('babel.dates', 'DateTimePattern', CLASS),
    group('babel.localedata', 'Alias', CLASS),
    group('babel.numbers', 'NumberPattern', CLASS),
  ],
};
