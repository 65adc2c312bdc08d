import type { Model } from '../../vocabulary.ts';

/** Modules/_collectionsmodule.c: what deques are filled by; what they give back is made of what they hold. */
export const model: Model = {
  library: 'collections',
  modules: ['collections'],
  fillers: [
    { call: 'collections.deque().{append,appendleft,extend,extendleft}', into: 'self', from: '0' },
    { call: 'collections.deque().insert', into: 'self', from: '1' },
    { call: 'collections.defaultdict().setdefault', into: 'self', from: '1' },
    { call: 'collections.defaultdict().update', into: 'self', from: '*' },
  ],
};
