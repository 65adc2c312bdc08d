import type { Model } from '../../vocabulary.ts';

/** A resolver gets the object above it and the query's context; the rest are arguments of the query. */
const RESOLVER = { info: {}, _info: {}, root: {}, '0': {}, '*': { origin: 'remote' } } as const;

/** graphene/types/objecttype.py, types/mutation.py, relay/mutation.py. */
export const model: Model = {
  library: 'Graphene',
  modules: ['graphene', 'graphene_django'],
  aliases: {
    'graphene.{Interface,types.objecttype.ObjectType,types.ObjectType}': 'graphene.ObjectType',
    'graphene.{relay.ClientIDMutation,types.mutation.Mutation,types.Mutation}': 'graphene.Mutation',
    'graphene_django.{DjangoObjectType,types.DjangoObjectType}': 'graphene.ObjectType',
    'graphene_django.forms.mutation.{DjangoFormMutation,DjangoModelFormMutation}': 'graphene.Mutation',
  },
  sources: [{ path: 'graphene.ResolveInfo().context', origin: 'remote', note: 'the HTTP request' }],
  entries: [
    { kind: 'graphql', base: 'graphene.ObjectType', methods: ['resolve_*'], parameters: RESOLVER },
    {
      kind: 'graphql',
      base: 'graphene.Mutation',
      methods: ['mutate', 'mutate_and_get_payload', 'perform_mutate'],
      parameters: RESOLVER,
    },
  ],
};
