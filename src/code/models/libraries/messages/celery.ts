import { ALL_MESSAGE } from '../../shorthands.ts';
import type { Condition, Model } from '../../vocabulary.ts';

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

/**
 * kombu/serialization.py, kombu/messaging.py; celery/app/base.py: keywords of the application and its `conf`.
 * celery/app/base.py (`task`), app/task.py (`delay`, `apply_async`, `signature`), canvas.py.
 */
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
    'kombu.serialization.{encode,registry.dumps,registry.encode}': 'kombu.serialization.dumps',
    'celery.app.base.Celery': 'celery.Celery',
    'celery.{app.task.Task,task.Task,task.base.Task,Celery().Task}': 'celery.Task',
    'celery.{task.task,decorators.task}': 'celery.shared_task',
    'celery.{task.base.periodic_task,decorators.periodic_task}': 'celery.shared_task',
  },
  sources: [
    {
      path: 'celery.{result.AsyncResult,Celery().AsyncResult}().{get,result,info,wait}',
      origin: 'store',
      note: 'the result of a task',
    },
    { path: 'celery.Task().request', origin: 'message', note: 'the message of a task' },
    {
      path: 'kombu.serialization.dumps()',
      origin: 'constant',
      note: 'what this program has just serialized',
    },
  ],
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
      safe: [
        { argument: '3:accept', lacks: PICKLE, because: 'what it accepts carries only data' },
        {
          argument: '3:accept',
          absent: true,
          and: { argument: '4:force', absent: true },
          because: 'pickles are refused unless they are accepted',
        },
      ],
      advice: ADVICE,
    },
  ],
  callbacks: [
    {
      call: 'celery.{Celery().task,shared_task}().{delay,s,si}',
      function: 'self',
      gives: 'rest',
    },
    {
      call: 'celery.{Celery().task,shared_task}().{apply_async,apply,signature,subtask}',
      function: 'self',
      gives: { unpacked: ['0:args', '1:kwargs'] },
    },
    {
      call: 'celery.{Celery().task,shared_task}()().{delay,s,si}',
      function: 'self',
      gives: 'rest',
    },
    {
      call: 'celery.{Celery().task,shared_task}()().{apply_async,apply,signature,subtask}',
      function: 'self',
      gives: { unpacked: ['0:args', '1:kwargs'] },
    },
  ],
  entries: [
    {
      kind: 'task',
      decorator: 'celery.{Celery().task,Celery().task(),shared_task,shared_task()}',
      parameters: { self: {}, ...ALL_MESSAGE },
      name: 'name',
    },
    { kind: 'task', base: 'celery.Task', methods: ['run', '__call__'], parameters: ALL_MESSAGE },
  ],
};
