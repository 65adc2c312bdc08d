import type { Model } from '../../vocabulary.ts';

const MEMORY =
  '{io.BytesIO,io.StringIO,StringIO.StringIO,cStringIO.StringIO,six.BytesIO,six.StringIO,six.moves.cStringIO}';
const TEMPORARY = 'tempfile.{NamedTemporaryFile,TemporaryFile,SpooledTemporaryFile}';

/** Lib/io.py, tempfile.py, shutil.py, queue.py, struct.py: files and buffers that hold what the program puts into them. */
export const model: Model = {
  library: 'buffers',
  modules: ['io', 'StringIO', 'cStringIO', 'tempfile', 'shutil', 'struct', 'queue', 'Queue', 'six'],
  aliases: {
    '{Queue,six.moves.queue}': 'queue',
    'queue.{LifoQueue,PriorityQueue,SimpleQueue}': 'queue.Queue',
    '{asyncio,multiprocessing,gevent.queue,eventlet.queue,tornado.queues,janus}.{Queue,LifoQueue,PriorityQueue}':
      'queue.Queue',
    'multiprocessing.{JoinableQueue,SimpleQueue}': 'queue.Queue',
  },
  propagators: [
    { call: MEMORY, from: '0', gives: 'file' },
    { call: 'io.{BufferedReader,BufferedRandom,TextIOWrapper,BufferedRWPair}', from: '0', gives: 'file' },
    { call: 'codecs.{getreader(),EncodedFile}', from: '0', gives: 'file' },
    { call: TEMPORARY, from: [], gives: 'file' },
    { call: 'struct.{unpack,unpack_from,iter_unpack}', from: '1:buffer' },
    { call: 'struct.Struct().{unpack,unpack_from,iter_unpack}', from: '0:buffer' },
  ],
  saves: [{ call: `${TEMPORARY}().{write,writelines}`, name: 'self', from: '0' }],
  fillers: [
    { call: `${MEMORY}().{write,writelines}`, into: 'self', from: '0' },
    { call: `${TEMPORARY}().{write,writelines}`, into: 'self', from: '0' },
    { call: 'shutil.copyfileobj', into: '1:fdst', from: '0:fsrc' },
    { call: 'struct.pack_into', into: '1', from: '*' },
    { call: 'struct.Struct().pack_into', into: '0', from: '*' },
    { call: 'builtins.open().readinto', into: '0', origin: 'file' },
  ],
  shared: ['threading.local()'],
  sources: [
    {
      path: 'tempfile.{mkstemp,mkdtemp,mktemp,gettempdir,TemporaryDirectory}()',
      origin: 'constant',
      note: 'a name that Python has chosen',
    },
    { path: `${TEMPORARY}().name`, origin: 'constant', note: 'a name that Python has chosen' },
    {
      path: 'threading.local().*',
      origin: 'unknown',
      note: "what another part of the program keeps in a thread's variables",
    },
    {
      path: 'contextvars.ContextVar().get()',
      origin: 'unknown',
      note: 'what another part of the program keeps in a context',
    },
  ],
};
