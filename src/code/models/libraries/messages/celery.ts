import { ALL_MESSAGE } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

/** celery/app/base.py (`task`), app/task.py (`delay`, `apply_async`, `signature`), canvas.py. */
export const model: Model = {
  library: 'Celery',
  modules: ['celery'],
  aliases: {
    'celery.app.base.Celery': 'celery.Celery',
    'celery.{app.task.Task,task.Task,task.base.Task}': 'celery.Task',
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
};
