import type { Model } from '../../vocabulary.ts';

/** Functions whose result is too narrow to carry what their arguments carry: numbers, tests, digests, times, ids. */
export const model: Model = {
  library: 'numbers and digests',
  modules: ['builtins', 'hashlib', 'hmac', 'zlib', 'uuid', 'time', 'random', 'secrets'],
  sources: [
    {
      path: 'builtins.{int,float,bool,complex,len,abs,round,ord,hash,id,isinstance,issubclass,callable,hasattr,any,all,range,divmod,pow,long}()',
      origin: 'constant',
      note: 'a number',
    },
    {
      path: 'hashlib.*().{digest,hexdigest}()',
      origin: 'constant',
      note: 'a digest',
    },
    { path: 'hashlib.{pbkdf2_hmac,scrypt}()', origin: 'constant', note: 'a digest' },
    { path: 'hashlib.file_digest().{digest,hexdigest}()', origin: 'constant', note: 'a digest' },
    { path: 'hmac.{new,HMAC}().{digest,hexdigest}()', origin: 'constant', note: 'a digest' },
    { path: '{hmac.digest,zlib.crc32,zlib.adler32,binascii.crc32}()', origin: 'constant', note: 'a digest' },
    { path: '{md5,sha}.new().{digest,hexdigest}()', origin: 'constant', note: 'a digest' },
    { path: 'uuid.{UUID,uuid1,uuid3,uuid5}()', origin: 'constant', note: 'an id' },
    {
      path: 'time.{time,time_ns,monotonic,perf_counter,gmtime,localtime}()',
      origin: 'constant',
      note: 'a time',
    },
    {
      path: 'random.{random,randint,randrange,getrandbits}()',
      origin: 'constant',
      note: 'a random value',
    },
    {
      path: 'os.path.{exists,isfile,isdir,islink,isabs,getsize,getmtime,samefile}()',
      origin: 'constant',
      note: 'a fact about a file',
    },
    { path: 'os.{stat,lstat,fstat,access}()', origin: 'constant', note: 'a fact about a file' },
    { path: 'struct.calcsize()', origin: 'constant', note: 'a number' },
  ],
};
