import type { Condition, Model } from '../../vocabulary.ts';

const STORE = 'deserialization/store';
const JOBS = { origin: 'store', note: 'jobs in Redis' } as const;

const JSON_JOBS: readonly (Condition & { readonly because: string })[] = [
  {
    argument: 'serializer',
    within: ['rq.serializers.{JSONSerializer,JSONSerializer()}'],
    because: 'its jobs are JSON',
  },
  { argument: 'serializer', is: ['json', 'rq.serializers.JSONSerializer'], because: 'its jobs are JSON' },
];

/** rq/serializers.py, rq/worker/base.py, rq/job.py: pickle unless another serializer is given. */
export const model: Model = {
  library: 'RQ',
  modules: ['rq'],
  aliases: {
    'rq.worker': 'rq',
    'rq.worker.worker_classes': 'rq',
    'rq.SimpleWorker': 'rq.Worker',
  },
  sinks: [
    {
      call: 'rq.Worker',
      rule: STORE,
      reads: JOBS,
      safe: JSON_JOBS,
      advice: 'Give it and its queues serializer=JSONSerializer.',
    },
    {
      call: 'rq.job.Job.fetch',
      rule: STORE,
      reads: JOBS,
      safe: JSON_JOBS,
      advice: 'Give it serializer=JSONSerializer.',
    },
  ],
};
