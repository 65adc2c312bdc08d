import type { Model } from '../../vocabulary.ts';

/** Modules/_collectionsmodule.c, Objects/namespaceobject.c: what is filled gives back what it was given. */
export const model: Model = {
  library: 'collections',
  modules: ['collections', 'types'],
  shared: ['types.SimpleNamespace()'],
  fillers: [
    { call: 'collections.deque().{append,appendleft,extend,extendleft}', into: 'self', from: '0' },
    { call: 'collections.deque().insert', into: 'self', from: '1' },
    { call: 'collections.defaultdict().setdefault', into: 'self', from: '1' },
    { call: 'collections.defaultdict().update', into: 'self', from: '*' },
  ],
};
