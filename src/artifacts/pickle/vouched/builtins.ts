import {
  CALLABLE_CLASS,
  CLASS,
  functionOf,
  group,
  INERT,
  type Library,
  PURE,
  VALUE,
} from '../policy/entry.ts';

const CODECS = ['latin1', 'latin-1', 'iso-8859-1', 'utf-8', 'utf8', 'ascii'];
const OF_CONTENT = { args: ['content'], least: 0, rest: 'content' } as const;

/** Python's builtin types, exceptions and the few functions that their `__reduce__` methods name. */
export const library: Library = {
  name: 'builtins',
  source: 'CPython 3.8 to 3.13: Objects/*.c, Lib/copyreg.py, Modules/_codecsmodule.c',
  names: [
    group('builtins', 'object slice', CALLABLE_CLASS),
    group('builtins', 'int float complex bool', { ...CLASS, call: INERT }),
    group('builtins', 'range', { ...CLASS, call: INERT, iterates: true }),
    group('builtins', 'str', { ...CLASS, call: { args: ['inert', CODECS, 'text'], least: 0 } }),
    group('builtins', 'list dict tuple set frozenset', { ...CLASS, call: OF_CONTENT, items: true }),
    group('builtins', 'bytearray', {
      ...CLASS,
      call: { args: ['content', CODECS, 'text'], least: 0 },
      items: true,
    }),
    group('builtins', 'bytes', {
      ...CLASS,
      call: { args: ['content', CODECS, 'text'], least: 0 },
      gives: 'content',
    }),
    group('builtins', 'enumerate zip reversed list_iterator', { ...CLASS, call: INERT, iterates: true }),
    group('builtins', 'Ellipsis NotImplemented None True False', VALUE),
    group('builtins', 'hash len abs round ord chr', { ...PURE, call: INERT }),
    // One argument asks for a type; three make a class.
    group('builtins', 'type', { kind: 'class', call: { args: ['anything'] } }),
    // How bound class methods are pickled; what is fetched must be vouched for as a name of its own.
    group('builtins', 'getattr', { kind: 'function', special: 'fetches' }),
    // Two arguments call the first one until it gives the second.
    group('builtins', 'iter', functionOf({ args: ['anything'] }, { state: true, iterates: true })),
    group(
      'builtins',
      `ArithmeticError AssertionError AttributeError BaseException BlockingIOError BrokenPipeError
       BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError
       ConnectionResetError DeprecationWarning EOFError EncodingWarning EnvironmentError Exception
       FileExistsError FileNotFoundError FloatingPointError FutureWarning GeneratorExit IOError ImportError
       ImportWarning IndentationError IndexError InterruptedError IsADirectoryError KeyError KeyboardInterrupt
       LookupError MemoryError ModuleNotFoundError NameError NotADirectoryError NotImplementedError OSError
       OverflowError PendingDeprecationWarning PermissionError ProcessLookupError PythonFinalizationError
       RecursionError ReferenceError ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration StopIteration
       SyntaxError SyntaxWarning SystemError SystemExit TabError TimeoutError TypeError UnboundLocalError
       UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning
       ValueError Warning ZeroDivisionError`,
      CALLABLE_CLASS,
    ),
    group('builtins', 'BaseExceptionGroup ExceptionGroup', { ...CLASS, call: INERT }),
    // `_reconstructor(cls, base, state)`: base.__new__(cls, state), then base.__init__(obj, state).
    group(
      'copyreg',
      '_reconstructor',
      functionOf({ args: ['type', 'type', 'anything'] }, { special: 'reconstructs', makes: 0 }),
    ),
    group(
      'copyreg',
      '__newobj__',
      functionOf({ args: ['type'], rest: 'anything' }, { special: 'makes', makes: 0 }),
    ),
    group(
      'copyreg',
      '__newobj_ex__',
      functionOf({ args: ['type', 'anything', 'anything'] }, { special: 'makes-with-names', makes: 0 }),
    ),
    // How Python 3 writes bytes below protocol 3. Any other encoding would be looked up and imported.
    group('_codecs', 'encode', functionOf({ args: ['text', CODECS], least: 1 }, { gives: 'content' })),
    group('_io io', 'BytesIO StringIO', { ...CLASS, call: { args: ['plain', 'plain'], least: 0 } }),
  ],
};
