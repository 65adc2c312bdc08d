import type { Condition, Model } from '../vocabulary.ts';

const SETTING = 'deserialization/setting';
const BROKER = { origin: 'message', note: 'messages of the broker' } as const;
const ADVICE = 'Accept "json" only, or messages that Celery signs ("auth").';

/** The names under which kombu knows pickle; its yaml is `yaml.safe_load`. */
const PICKLE = ['pickle', 'application/x-python-serialize'];

/** `accept_content=[…]`, or the old names, as a keyword or in a dictionary. */
const CONFIGURED: readonly Condition[] = [
  'accept_content',
  'result_accept_content',
  'CELERY_ACCEPT_CONTENT',
].flatMap((name) => [
  { argument: name, contains: PICKLE },
  { argument: `0[${name}]`, contains: PICKLE },
]);

/** kombu/serialization.py, kombu/messaging.py; celery/app/base.py: keywords of the application and its `conf`. */
export const model: Model = {
  library: 'Celery and Kombu',
  modules: ['celery', 'kombu'],
  aliases: {
    'celery.{app.base.Celery,app.Celery}': 'celery.Celery',
    'celery.current_app': 'celery.Celery()',
    'kombu.messaging.Consumer': 'kombu.Consumer',
    'kombu.enable_insecure_serializers': 'kombu.serialization.enable_insecure_serializers',
    'kombu.serialization.registry.{loads,decode}': 'kombu.serialization.loads',
    'kombu.serialization.decode': 'kombu.serialization.loads',
  },
  sinks: [
    {
      call: 'kombu.serialization.enable_insecure_serializers',
      rule: SETTING,
      reads: BROKER,
      when: [
        { argument: '0:choices', absent: true },
        { argument: '0:choices', contains: PICKLE },
      ],
      advice: ADVICE,
    },
    {
      call: 'kombu.Consumer',
      rule: SETTING,
      reads: BROKER,
      when: [{ argument: 'accept', contains: PICKLE }],
      advice: ADVICE,
    },
    {
      call: 'celery.{Celery,Celery().conf.update}',
      rule: SETTING,
      reads: BROKER,
      when: CONFIGURED,
      advice: ADVICE,
    },
    {
      call: 'kombu.serialization.{pickle_loads,unpickle}',
      rule: 'deserialization/pickle',
      data: '0:s',
      form: 'data',
    },
    {
      call: 'kombu.serialization.loads',
      rule: 'deserialization/pickle',
      data: '0:data',
      form: 'data',
      when: [
        { argument: '3:accept', contains: PICKLE },
        { argument: '4:force', is: [true] },
      ],
      advice: ADVICE,
    },
  ],
};
