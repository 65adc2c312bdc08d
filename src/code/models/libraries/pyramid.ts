import type { Condition, Model } from '../vocabulary.ts';

const SETTING = 'deserialization/setting';
const COOKIES = { origin: 'remote', note: 'session cookies' } as const;
const ADVICE = 'Use JSONSerializer, the default since Pyramid 2.0.';

const PICKLING: readonly Condition[] = [
  { argument: 'serializer', within: ['pyramid.session.PickleSerializer()', 'pickle'] },
];
const SIGNED: readonly (Condition & { readonly because: string })[] = [
  {
    argument: '0:secret',
    secret: true,
    because: 'its cookies are signed with a key that is not in the code',
  },
];

/** pyramid/session.py, webob/cookies.py. */
export const model: Model = {
  library: 'Pyramid and WebOb sessions',
  modules: ['pyramid', 'webob'],
  sinks: [
    {
      call: 'pyramid.session.SignedCookieSessionFactory',
      rule: SETTING,
      reads: COOKIES,
      when: [
        { argument: 'serializer', within: ['pyramid.session.PickleSerializer()'] },
        { argument: 'serializer', absent: true, versions: { pyramid: '<2.0' } },
      ],
      safe: [
        {
          argument: '0:secret',
          secret: true,
          because: 'its cookies are signed with a key that is not in the code',
        },
      ],
      advice: ADVICE,
    },
    {
      call: 'pyramid.session.BaseCookieSessionFactory',
      rule: SETTING,
      reads: COOKIES,
      when: [{ argument: '0:serializer', within: ['pyramid.session.PickleSerializer()'] }],
      advice: ADVICE,
    },
    {
      call: 'webob.cookies.SignedCookieProfile',
      rule: SETTING,
      reads: COOKIES,
      when: PICKLING,
      safe: SIGNED,
      advice: 'Leave the serializer away: JSON is the default.',
    },
    {
      call: 'webob.cookies.CookieProfile',
      rule: SETTING,
      reads: COOKIES,
      when: PICKLING,
      advice: 'Leave the serializer away: JSON is the default.',
    },
    {
      call: 'pyramid.session.PickleSerializer().loads',
      rule: 'deserialization/pickle',
      data: '0:bstruct',
      form: 'data',
    },
  ],
};
