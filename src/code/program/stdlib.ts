/**
 * First names of the modules of the standard library, of every release from 2.7 to 3.15 together: what
 * `sys.stdlib_module_names` and the library folders of those releases hold.
 */
export const STANDARD_LIBRARY: ReadonlySet<string> = new Set(
  `
BaseHTTPServer Bastion CGIHTTPServer ConfigParser Cookie DocXMLRPCServer HTMLParser MimeWriter Queue
SimpleHTTPServer SimpleXMLRPCServer SocketServer StringIO UserDict UserList UserString _LWPCookieJar
_MozillaCookieJar __builtin__ __future__ __main__ _abc _abcoll _aix_support _android_support _ast
_asyncio _bisect _blake2 _bootlocale _bootsubprocess _bz2 _codecs _codecs_cn _codecs_hk _codecs_iso2022
_codecs_jp _codecs_kr _codecs_tw _collections _collections_abc _colorize _compat_pickle _compression
_contextvars _crypt _csv _ctypes _curses _curses_panel _datetime _dbm _decimal _dummy_thread
_elementtree _frozen_importlib _frozen_importlib_external _functools _gdbm _hashlib _heapq _hmac
_hotshot _imp _interpchannels _interpqueues _interpreters _io _ios_support _json _locale _lsprof _lzma
_markupbase _md5 _msi _multibytecodec _multiprocessing _opcode _opcode_metadata _operator _osx_support
_overlapped _pickle _posixshmem _posixsubprocess _py_abc _pydatetime _pydecimal _pyio _pylong _pyrepl
_queue _random _remote_debugging _scproxy _sha _sha1 _sha2 _sha256 _sha3 _sha512 _signal _sitebuiltins
_socket _sqlite3 _sre _ssl _stat _statistics _string _strptime _struct _suggestions _symtable _sysconfig
_thread _threading_local _tkinter _tokenize _tracemalloc _types _typing _uuid _warnings _weakref
_weakrefset _winapi _wmi _zoneinfo _zstd abc aifc annotationlib antigravity anydbm argparse array ast
asynchat asyncio asyncore atexit audiodev audioop base64 bdb binascii binhex bisect bsddb builtins bz2
cPickle cProfile cStringIO calendar cgi cgitb chunk cmath cmd code codecs codeop collections colorsys
commands compileall compiler compression concurrent config configparser contextlib contextvars cookielib
copy copy_reg copyreg crypt csv ctypes curses dataclasses datetime dbhash dbm decimal difflib dircache
dis distutils doctest dumbdbm dummy_thread dummy_threading email encodings ensurepip enum errno
exceptions faulthandler fcntl filecmp fileinput fnmatch formatter fpformat fractions ftplib functools
future_builtins gc genericpath getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac hotshot
html htmlentitydefs htmllib http httplib idlelib ihooks imaplib imghdr imp importlib imputil inspect io
ipaddress itertools json keyword lib2to3 linecache linuxaudiodev locale logging lzma macpath macurl2path
mailbox mailcap markupbase marshal math md5 mhlib mimetools mimetypes mimify mmap modulefinder msilib
msvcrt multifile multiprocessing mutex netrc new nis nntplib nt ntpath nturl2path numbers opcode
operator optparse os os2emxpath ossaudiodev parser pathlib pdb pickle pickletools pipes pkgutil platform
plistlib popen2 poplib posix posixfile posixpath pprint profile profiling pstats pty pwd py_compile
pyclbr pydoc pydoc_data pyexpat queue quopri random re readline repr reprlib resource rexec rfc822
rlcompleter robotparser runpy sched secrets select selectors sets sgmllib sha shelve shlex shutil signal
site smtpd smtplib sndhdr socket socketserver spwd sqlite3 sre sre_compile sre_constants sre_parse ssl
stat statistics statvfs string stringold stringprep strop struct subprocess sunau sunaudio symbol
symtable sys sysconfig syslog tabnanny tarfile telnetlib tempfile termios test textwrap this thread
threading time timeit tkinter toaiff token tokenize tomllib trace traceback tracemalloc tty turtle
turtledemo types typing unicodedata unittest urllib urllib2 urlparse user uu uuid venv warnings wave
weakref webbrowser whichdb winreg winsound wsgiref xdrlib xml xmllib xmlrpc xmlrpclib zipapp zipfile
zipimport zlib zoneinfo
`
    .trim()
    .split(/\s+/),
);

/** What `dir(builtins)` of the same releases lists, and the names that every module and class body has. */
const BUILTINS: ReadonlySet<string> = new Set(
  `
ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError
BrokenPipeError BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError
ConnectionRefusedError ConnectionResetError DeprecationWarning EOFError Ellipsis EncodingWarning
EnvironmentError Exception ExceptionGroup False FileExistsError FileNotFoundError FloatingPointError
FutureWarning GeneratorExit IOError ImportError ImportWarning IndentationError IndexError
InterruptedError IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError
ModuleNotFoundError NameError None NotADirectoryError NotImplemented NotImplementedError OSError
OverflowError PendingDeprecationWarning PermissionError ProcessLookupError PythonFinalizationError
RecursionError ReferenceError ResourceWarning RuntimeError RuntimeWarning StandardError
StopAsyncIteration StopIteration SyntaxError SyntaxWarning SystemError SystemExit TabError TimeoutError
True TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError
UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning ZeroDivisionError
_IncompleteInputError __annotations__ __build_class__ __builtins__ __cached__ __class__
__conditional_annotations__ __debug__ __dict__ __doc__ __file__ __import__ __loader__ __module__
__name__ __package__ __path__ __qualname__ __spec__ abs aiter all anext any apply ascii basestring bin
bool breakpoint buffer bytearray bytes callable chr classmethod cmp coerce compile complex copyright
credits delattr dict dir divmod enumerate eval exec execfile exit file filter float format frozenset
getattr globals hasattr hash help hex id input int intern isinstance issubclass iter len license list
locals long map max memoryview min next object oct open ord pow print property quit range raw_input
reduce reload repr reversed round set setattr slice sorted staticmethod str sum super tuple type unichr
unicode vars xrange zip
`
    .trim()
    .split(/\s+/),
);

/** Whether every module has the name without an import: `open`. */
export function isBuiltin(name: string): boolean {
  return BUILTINS.has(name);
}

/**
 * Whether an access path begins in the standard library or is a builtin. A name that nobody defines is none: whoever
 * loads the file may have put it there.
 */
export function isStandardPath(path: string): boolean {
  const [first = '', second] = path.split('.', 2);
  if (first !== 'builtins') return STANDARD_LIBRARY.has(first);
  return second === undefined || BUILTINS.has(/^\w*/.exec(second)?.[0] ?? '');
}
