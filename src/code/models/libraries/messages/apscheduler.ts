import type { Model } from '../../vocabulary.ts';

/** apscheduler/jobstores/ of version 3: `_reconstitute_job` unpickles. */
export const model: Model = {
  library: 'APScheduler',
  modules: ['apscheduler'],
  sinks: [
    {
      call: 'apscheduler.jobstores.{sqlalchemy.SQLAlchemyJobStore,redis.RedisJobStore,mongodb.MongoDBJobStore,rethinkdb.RethinkDBJobStore,zookeeper.ZooKeeperJobStore,etcd.EtcdJobStore}',
      rule: 'deserialization/store',
      reads: { origin: 'store', note: 'jobs in a database' },
      advice: 'Let nothing but the scheduler write to the store, or add the jobs anew at each start.',
    },
  ],
};
