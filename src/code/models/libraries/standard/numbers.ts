import { WORD } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

/** Functions whose result is too narrow to carry what their arguments carry: numbers, tests, checksums, times, ids. */
export const model: Model = {
  library: 'numbers',
  modules: [
    'builtins',
    'hmac',
    'operator',
    'decimal',
    'fractions',
    'zlib',
    'binascii',
    'uuid',
    'time',
    'datetime',
    'random',
    'secrets',
    'ipaddress',
    'enum',
  ],
  sources: [
    {
      path: 'builtins.{int,float,bool,complex,len,abs,round,ord,hash,id,isinstance,issubclass,callable,hasattr,any,all,range,divmod,pow,long}()',
      origin: 'constant',
      note: 'a number',
    },
    { path: '{decimal.Decimal,fractions.Fraction}()', origin: 'constant', note: 'a number' },
    { path: '{hmac,secrets}.compare_digest()', origin: 'constant', note: 'a test' },
    {
      path: 'operator.{eq,ne,lt,le,gt,ge,is_,is_not,not_,truth,contains}()',
      origin: 'constant',
      note: 'a test',
    },
    { path: '{zlib,binascii}.{crc32,adler32}()', origin: 'constant', note: 'a checksum' },
    { path: 'uuid.{UUID,uuid1,uuid3,uuid5}()', origin: 'constant', note: 'an id' },
    {
      path: 'time.{time,time_ns,monotonic,perf_counter,gmtime,localtime}()',
      origin: 'constant',
      note: 'a time',
    },
    {
      path: 'datetime.{datetime,date,time,datetime.datetime}.{strptime,fromisoformat,fromtimestamp,now,today,utcnow}()',
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
    {
      path: '{os.system,subprocess.call,subprocess.check_call}()',
      origin: 'constant',
      note: 'an exit status',
    },
    { path: 'struct.calcsize()', origin: 'constant', note: 'a number' },
    {
      path: 'enum.{Enum,IntEnum,StrEnum,Flag,IntFlag}()()',
      origin: 'constant',
      note: 'a member of an enumeration',
    },
  ],
  sanitizers: [
    // An address is still one that somebody chose.
    {
      call: 'ipaddress.{ip_address,ip_network,ip_interface,IPv4Address,IPv6Address,IPv4Network,IPv6Network}',
      data: '0:address',
      rules: WORD,
    },
    // What is no number or id raises.
    { call: 'builtins.{int,float}', data: '0:x', rules: ['injection'], tells: 'by raising' },
    { call: 'uuid.UUID', data: '0:hex', rules: ['injection'], tells: 'by raising' },
  ],
};
