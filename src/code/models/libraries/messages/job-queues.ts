import { ALL_MESSAGE } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

/** rq/queue.py, decorators.py; dramatiq/actor.py; huey/api.py; arq/worker.py; apscheduler/schedulers/base.py. */
export const model: Model = {
  library: 'job queues',
  modules: ['rq', 'django_rq', 'dramatiq', 'huey', 'arq', 'apscheduler'],
  aliases: {
    'rq.queue.Queue': 'rq.Queue',
    'huey.contrib.djhuey': 'huey.Huey()',
    'apscheduler.schedulers.{background.BackgroundScheduler,asyncio.AsyncIOScheduler,blocking.BlockingScheduler,tornado.TornadoScheduler,gevent.GeventScheduler,base.BaseScheduler}':
      'apscheduler.Scheduler',
  },
  types: {
    'django_rq.get_queue()': 'rq.Queue()',
    'huey.{RedisHuey,SqliteHuey,MemoryHuey,FileHuey,PriorityRedisHuey,RedisExpireHuey,PostgresHuey,PriorityRedisExpireHuey}()':
      'huey.Huey()',
  },
  entries: [
    {
      kind: 'task',
      call: '{rq.Queue().enqueue,django_rq.enqueue}',
      argument: '0:f',
      parameters: ALL_MESSAGE,
    },
    {
      kind: 'task',
      call: 'rq.Queue().{enqueue_call}',
      argument: '0:func',
      parameters: ALL_MESSAGE,
    },
    {
      kind: 'task',
      call: 'rq.Queue().{enqueue_at,enqueue_in}',
      argument: '1',
      parameters: ALL_MESSAGE,
    },
    { kind: 'task', decorator: '{rq.decorators.job,django_rq.job}()', parameters: ALL_MESSAGE },
    { kind: 'task', decorator: 'django_rq.job', parameters: ALL_MESSAGE },
    { kind: 'task', decorator: 'dramatiq.{actor,actor()}', parameters: ALL_MESSAGE },
    {
      kind: 'task',
      decorator: 'huey.Huey().{task,db_task,context_task}()',
      parameters: ALL_MESSAGE,
    },
    {
      kind: 'task',
      call: 'arq.worker.func',
      argument: '0:coroutine',
      parameters: { '0': {}, ...ALL_MESSAGE },
    },
  ],
  callbacks: [
    { call: '{rq.Queue().enqueue,django_rq.enqueue}', function: '0:f', gives: 'rest' },
    { call: 'rq.Queue().enqueue_call', function: '0:func', gives: { unpacked: ['1:args', '2:kwargs'] } },
    { call: '{rq.decorators.job,django_rq.job}()().delay', function: 'self', gives: 'rest' },
    { call: 'dramatiq.actor().send', function: 'self', gives: 'rest' },
    { call: 'dramatiq.actor()().send', function: 'self', gives: 'rest' },
    {
      call: 'dramatiq.actor().send_with_options',
      function: 'self',
      gives: { unpacked: ['args', 'kwargs'] },
    },
    {
      call: 'dramatiq.actor()().send_with_options',
      function: 'self',
      gives: { unpacked: ['args', 'kwargs'] },
    },
    {
      call: 'huey.Huey().task()().schedule',
      function: 'self',
      gives: { unpacked: ['0:args', '1:kwargs'] },
    },
    {
      call: 'apscheduler.Scheduler().add_job',
      function: '0:func',
      gives: { unpacked: ['2:args', '3:kwargs'] },
    },
  ],
};
