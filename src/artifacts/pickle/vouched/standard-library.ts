import {
  CALLABLE_CLASS,
  CLASS,
  functionOf,
  group,
  INERT,
  INERT_CLASS,
  type Library,
  PURE,
  REFERENCE,
  VALUE,
} from '../policy/entry.ts';

const ANSWER = { ...CLASS, call: { args: ['inert content', 'inert content'], least: 1 } } as const;
const OF_CONTENT = { ...CLASS, call: { args: [], rest: 'content' } } as const;

const FRACTION = /^[-+]?\d+(?:\/\d+)?$/;
/** Whoever makes an integer of it writes out what the exponent says. */
const DECIMAL = /^[-+]?(?:(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d{1,4})?|inf(?:inity)?|s?nan\d*)$/i;

/** Value types of the standard library. */
export const library: Library = {
  name: 'standard library',
  source: 'CPython 3.8 to 3.13: the modules named, read for what __new__, __setstate__ and __reduce__ do',
  names: [
    group('collections', 'OrderedDict Counter', { ...OF_CONTENT, items: true }),
    // The second argument is the greatest length.
    group('collections', 'deque', {
      ...CLASS,
      call: { args: ['content', 'anything'], least: 0 },
      items: true,
    }),
    // What they are filled with they hand on to what their state says that they hold.
    group('collections', 'UserDict UserList UserString ChainMap', OF_CONTENT),
    group('collections', 'defaultdict', {
      kind: 'class',
      make: true,
      call: { args: ['factory'], least: 0, rest: 'content' },
      items: true,
    }),
    group('datetime', 'date datetime time timedelta timezone tzinfo', CALLABLE_CLASS),
    group('datetime', 'UTC', VALUE),
    group('decimal _decimal', 'Decimal', { ...CLASS, call: { args: [DECIMAL], least: 0 } }),
    // A text with an exponent may be a number of a gigabyte.
    group('fractions', 'Fraction', { ...CLASS, call: { args: [FRACTION, FRACTION], least: 1 } }),
    // Of anything else it calls `replace`.
    group('uuid', 'UUID', { ...CLASS, call: { args: ['text'], least: 0 } }),
    group('uuid', 'SafeUUID', INERT_CLASS),
    // Building a path touches no file.
    group(
      'pathlib pathlib._local',
      'PurePath PurePosixPath PureWindowsPath Path PosixPath WindowsPath',
      CALLABLE_CLASS,
    ),
    // They take texts apart and put them together.
    group(
      'posixpath ntpath',
      'join split splitext splitdrive basename dirname normpath normcase isabs commonprefix',
      { ...PURE, call: INERT },
    ),
    group('ipaddress', 'IPv4Address IPv6Address IPv4Network IPv6Network IPv4Interface IPv6Interface', {
      ...CLASS,
      call: INERT,
    }),
    group('array', 'array', { ...CLASS, call: { args: ['anything'], rest: 'content' }, items: true }),
    // It takes classes of arrays only.
    group('array', '_array_reconstructor', functionOf({ args: ['type', 'text', 'plain', 'anything'] })),
    group('functools', 'partial', { kind: 'class', state: true, special: 'binds' }),
    // Since Python 3.13 it takes attributes from its argument.
    group('types', 'SimpleNamespace', { ...CLASS, call: { args: [] } }),
    group('argparse', 'Namespace', CLASS),
    group('time', 'struct_time', { ...CLASS, call: { args: [], rest: 'inert content' } }),
    // Plain tuples with names, which the system's answers come in.
    group('os', 'stat_result statvfs_result terminal_size', ANSWER),
    group('posix nt', 'times_result uname_result', ANSWER),
    group('re', '_compile', functionOf({ args: ['plain', 'anything'] })),
    group('re', 'RegexFlag', INERT_CLASS),
    // `x % 2**32` of a text would write a number of any width.
    group('random', 'Random', { ...CLASS, call: { args: [] }, state: 'numbers' }),
    group('operator', 'itemgetter', CALLABLE_CLASS),
    // Kept as data they do nothing; called they reach whatever hangs on what they are given.
    group('operator _operator', 'attrgetter methodcaller', { kind: 'function', special: 'fetches-later' }),
    group('itertools', 'count repeat cycle chain islice', { ...CLASS, call: INERT, iterates: true }),
    // They take all that an iterator gives at once.
    group('itertools', 'product', {
      ...CLASS,
      call: { args: [], rest: 'inert content' },
      iterates: true,
    }),
    group('itertools', 'permutations combinations', {
      ...CLASS,
      call: { args: ['inert content', 'plain'], least: 1 },
      iterates: true,
    }),
    group('logging', 'getLogger', functionOf({ args: ['text'], least: 0 })),
    group('logging', 'Logger', CLASS),
    group('string', 'Template', CLASS),
    group('http', 'HTTPStatus HTTPMethod', INERT_CLASS),
    group('socket', 'AddressFamily SocketKind', INERT_CLASS),
    group('enum', 'Enum IntEnum Flag IntFlag StrEnum', REFERENCE),
    // Reads the zone's table from the system's folder or tzdata; keys that leave it are refused.
    group('zoneinfo', 'ZoneInfo', REFERENCE),
    group('zoneinfo', 'ZoneInfo._unpickle', functionOf({ args: ['text', 'plain'] })),
    // Reads the zone's table from pytz's own folder; names that leave it are refused there.
    group('pytz', '_p', functionOf({ args: ['text'], rest: 'anything' })),
    group('pytz', '_UTC', functionOf({ args: [] })),
    group('pytz', 'FixedOffset', functionOf({ args: ['plain'] })),
    group('dateutil.tz.tz dateutil.tz', 'tzutc tzlocal tzoffset', { ...CLASS, call: INERT }),
  ],
};
