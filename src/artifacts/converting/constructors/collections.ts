import type { Constructors } from '../construction.ts';
import { form, list, type Part, pairs } from '../part.ts';

export const library: Constructors = {
  'collections:OrderedDict': {
    takes: ['pairs', 'state'],
    make({ args, pairs: stores, states: [state] }, tools) {
      // Python 2 hands over a list of pairs.
      const given = args.length === 1 && stores.length === 0 ? tools.items(args[0]) : undefined;
      if (args.length > 0 && !given?.every((pair) => tools.items(pair)?.length === 2)) return undefined;
      const items: Part = given ? list(given) : pairs(stores);
      // torch notes versions of its modules in an attribute.
      return form('OrderedDict', ['items', items], state === undefined ? undefined : ['state', state]);
    },
  },
  'collections:defaultdict': {
    takes: ['pairs'],
    make({ args, pairs: stores }) {
      if (args.length > 1) return undefined;
      const factory: Part = args[0] ?? { kind: 'none' };
      return form('defaultdict', ['factory', factory], ['items', pairs(stores)]);
    },
  },
  'collections:Counter': {
    make({ args, how }) {
      return how === 'call' && args.length === 1 ? form('Counter', ['counts', args[0] as Part]) : undefined;
    },
  },
  'collections:deque': {
    takes: ['items'],
    make({ args, items }, tools) {
      const first = args.length === 0 ? [] : tools.items(args[0]);
      if (!first || args.length > 2) return undefined;
      const most: Part = args[1] ?? { kind: 'none' };
      return form('deque', ['items', list([...first, ...items])], ['maxlen', most]);
    },
  },
};
