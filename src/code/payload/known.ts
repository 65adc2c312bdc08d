import type { Payload } from './payload.ts';

/** What functions of Python itself and methods of plain values give, where it is always the same type. */

export const STR: Payload = { kind: 'str' };
export const INT: Payload = { kind: 'int' };
export const FLOAT: Payload = { kind: 'float' };
export const BOOL: Payload = { kind: 'bool' };
export const BYTES: Payload = { kind: 'bytes' };
export const NONE: Payload = { kind: 'none' };
const TEXTS: Payload = { kind: 'list', of: STR };

function table(entries: readonly (readonly [Payload, string])[]): ReadonlyMap<string, Payload> {
  return new Map(
    entries.flatMap(([payload, names]) => names.split(' ').map((name) => [name, payload] as const)),
  );
}

/** By the path of what is called. */
export const RESULTS = table([
  [STR, 'builtins.hex builtins.oct builtins.bin'],
  [INT, 'builtins.len builtins.ord builtins.id builtins.hash os.getpid time.time_ns'],
  [FLOAT, 'builtins.float time.time time.monotonic time.perf_counter random.random'],
  [
    BOOL,
    'builtins.bool builtins.isinstance builtins.issubclass builtins.callable builtins.hasattr builtins.any builtins.all os.path.exists os.path.isfile os.path.isdir',
  ],
  [BYTES, 'os.urandom struct.pack base64.b64encode base64.urlsafe_b64encode zlib.compress'],
  [
    BYTES,
    'base64.b64decode base64.urlsafe_b64decode binascii.unhexlify builtins.bytes.fromhex hmac.digest hmac.new().digest secrets.token_bytes',
  ],
  [
    STR,
    'os.getcwd time.strftime time.ctime time.asctime socket.gethostname platform.node platform.system secrets.token_hex secrets.token_urlsafe builtins.input',
  ],
]);

/** Functions whose text is what a method of the value gives: of a subclass, if that is what it likes to give. */
export const SPELLERS: ReadonlySet<string> = new Set([
  'builtins.str',
  'builtins.repr',
  'builtins.ascii',
  'builtins.format',
]);

/** Freshly parsed, unless hooks make something else of it. */
export const PARSERS: ReadonlySet<string> = new Set(['json.loads', 'json.load']);
export const PARSED: Payload = { kind: 'json' };

/** Methods of texts, bytes, numbers. */
export const METHODS: Readonly<Partial<Record<Payload['kind'], ReadonlyMap<string, Payload>>>> = {
  str: table([
    [
      STR,
      'strip lstrip rstrip lower upper title capitalize casefold swapcase replace join zfill center ljust rjust expandtabs translate removeprefix removesuffix',
    ],
    [
      BOOL,
      'startswith endswith isdigit isalpha isalnum isspace isupper islower isidentifier isnumeric isdecimal istitle isascii isprintable',
    ],
    [INT, 'find rfind index rindex count'],
    [TEXTS, 'split rsplit splitlines'],
    [BYTES, 'encode'],
  ]),
  bytes: table([
    [STR, 'decode hex'],
    [BYTES, 'strip lstrip rstrip lower upper replace join'],
    [BOOL, 'startswith endswith isdigit'],
    [INT, 'find rfind index count'],
  ]),
  int: table([
    [INT, 'bit_length bit_count conjugate'],
    [BYTES, 'to_bytes'],
  ]),
  float: table([
    [BOOL, 'is_integer'],
    [STR, 'hex'],
  ]),
};
