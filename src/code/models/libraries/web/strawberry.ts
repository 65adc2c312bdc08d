import type { Model } from '../../vocabulary.ts';

/** strawberry/types/field.py, mutation.py, subscription.py. */
export const model: Model = {
  library: 'Strawberry',
  modules: ['strawberry'],
  aliases: { 'strawberry.{mutation,subscription}': 'strawberry.field' },
  entries: [
    {
      kind: 'graphql',
      decorator: 'strawberry.{field,field()}',
      parameters: { info: {}, root: {}, '*': { origin: 'remote' } },
      name: 'name',
    },
    {
      kind: 'graphql',
      call: 'strawberry.field',
      argument: 'resolver',
      parameters: { info: {}, root: {}, '*': { origin: 'remote' } },
      name: 'name',
    },
  ],
};
