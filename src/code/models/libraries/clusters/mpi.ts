import type { Model } from '../../vocabulary.ts';

const COMMUNICATOR = 'mpi4py.MPI.Comm()';
const OTHER_WORKERS = 'what other workers send';
const OBJECTS =
  '{recv,mrecv,bcast,gather,allgather,scatter,alltoall,sendrecv,reduce,allreduce,scan,exscan,neighbor_allgather,neighbor_alltoall}';

/** mpi4py/MPI.src/Comm.pyx, msgpickle.pxi: methods in small letters send objects, as pickles. */
export const model: Model = {
  library: 'mpi4py',
  modules: ['mpi4py'],
  types: {
    'mpi4py.MPI.{COMM_WORLD,COMM_SELF}': COMMUNICATOR,
    'mpi4py.MPI.{Intracomm,Intercomm}()': COMMUNICATOR,
    'mpi4py.MPI.Comm().{Split,Split_type,Dup,Clone,Create,Create_group,Spawn,Merge,Accept,Connect}()':
      COMMUNICATOR,
  },
  sources: [{ path: `mpi4py.MPI.Comm().${OBJECTS}()`, origin: 'message', note: OTHER_WORKERS }],
  sinks: [
    {
      call: `mpi4py.MPI.Comm().${OBJECTS}`,
      rule: 'deserialization/cluster',
      reads: { origin: 'message', note: OTHER_WORKERS },
    },
  ],
};
