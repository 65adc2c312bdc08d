import type { Model } from '../../vocabulary.ts';

/** six.py; future/utils/__init__.py, past/builtins/misc.py: what runs text in Python 2 and 3 alike. */
export const model: Model = {
  library: 'six and future',
  modules: ['six', 'future', 'past'],
  aliases: {
    'six.exec_': 'builtins.exec',
    'future.utils.exec_': 'builtins.exec',
    'past.builtins.execfile': 'builtins.execfile',
  },
};
