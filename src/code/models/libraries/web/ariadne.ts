import type { Model } from '../../vocabulary.ts';

/** The object above, the context, then the arguments of the query by name. */
const RESOLVER = { '0': {}, '1': {}, '*': { origin: 'remote' } } as const;

/** ariadne/objects.py, subscriptions.py. */
export const model: Model = {
  library: 'Ariadne',
  modules: ['ariadne'],
  aliases: {
    'ariadne.{QueryType,MutationType,SubscriptionType,InterfaceType,objects.ObjectType,objects.QueryType,objects.MutationType}':
      'ariadne.ObjectType',
  },
  entries: [
    {
      kind: 'graphql',
      decorator: 'ariadne.ObjectType().{field,source}()',
      parameters: RESOLVER,
      name: '0:name',
    },
    {
      kind: 'graphql',
      call: 'ariadne.ObjectType().{set_field,set_source}',
      argument: '1',
      parameters: RESOLVER,
      name: '0:name',
    },
  ],
};
