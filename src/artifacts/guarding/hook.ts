/** A module with a PEP 578 audit hook: what happens while files are loaded, recorded or refused. */
import type { Guarded } from './guard.ts';
import { inComment, lines, str } from './python.ts';

/** Python text, for Python 3.8 and newer. */
export function hookModule({ files, admissions }: Guarded): string {
  const names = admissions.map(({ need }) => `(${str(need.module)}, ${str(need.name)})`);
  const modules = [...new Set(admissions.map(({ need }) => need.target[0]))].sort();
  return [
    docstring(files),
    'import codecs\nimport contextlib\nimport importlib\nimport sys\nimport threading\n\n__all__ = ["Refused", "closed", "recording"]',
    `# What pickles may ask for.\n${lines('NAMES = frozenset((', names, '))')}`,
    `# Imported before anything is loaded, so that loading itself need import nothing.\n${lines('MODULES = (', modules.map(str), ')')}`,
    BODY,
  ].join('\n\n');
}

function docstring(files: readonly string[]): string {
  const text = [
    'An audit hook (PEP 578) for code that loads files and cannot be changed to use another loader:',
    '',
    ...files.map((file) => `    ${inComment(file)}`),
    '',
    'Made by `wherefrom guard --kind hook`; make it again when the files need something new.',
    '',
    '    import guard_hook',
    '    with guard_hook.recording() as seen:    # first: what does loading do in this program?',
    '        model = joblib.load(file)',
    '    print(sorted(seen))',
    '',
    '    with guard_hook.closed(allow=[]):       # then: nothing but NAMES, and events that were seen and are right',
    '        model = joblib.load(file)',
    '',
    'Inside `closed`, in the same thread, every audited event raises Refused unless it is pickle.find_class for one of',
    'NAMES, or allowed: import, exec, compile, open, os.system, subprocess.Popen, socket.connect, ctypes.dlopen,',
    'marshal.loads and all others. Open the file before, and leave "open" out of allow, where the loader lets you.',
    '',
    'It is a tripwire and no wall. It does not see: unpicklers whose find_class does not call the one of pickle (the',
    'restricted one of `wherefrom guard` needs no hook), extension codes that were used before, what admitted names do',
    'with harmful arguments, other threads, code in C that raises no events; and memory has no limit.',
  ];
  return `"""\n${text.join('\n')}\n"""`;
}

const BODY = `class Refused(RuntimeError):
    """Loading did something that the files do not need."""


_state = threading.local()
_installed = False


def _hook(event, arguments):
    seen = getattr(_state, "seen", None)
    if seen is not None:
        seen.add(_shown(event, arguments))
    allowed = getattr(_state, "allowed", None)
    if allowed is None or event in allowed:
        return
    if event == "pickle.find_class" and tuple(arguments) in NAMES:
        return
    raise Refused("loading does what the files do not need: {}".format(_shown(event, arguments)))


def _shown(event, arguments):
    """The event, and what of its arguments tells something: names, paths, programs."""
    told = [argument for argument in arguments if isinstance(argument, str)][:2]
    return " ".join([event] + [ascii(argument) for argument in told])


def _install():
    global _installed
    for module in MODULES:
        importlib.import_module(module)
    for codec in ("ascii", "latin1", "utf-8", "raw_unicode_escape"):
        codecs.lookup(codec)  # which unpicklers import when they first need one
    if not _installed:
        sys.addaudithook(_hook)
        _installed = True


@contextlib.contextmanager
def recording():
    """Gives a set that fills with what happens in this thread; nothing is refused."""
    _install()
    before = getattr(_state, "seen", None)
    _state.seen = seen = set()
    try:
        yield seen
    finally:
        _state.seen = before


@contextlib.contextmanager
def closed(allow=()):
    """Refuses what is not needed, in this thread. allow: names of events, as recording shows them."""
    _install()
    before = getattr(_state, "allowed", None)
    _state.allowed = frozenset(allow)
    try:
        yield
    finally:
        _state.allowed = before
`;
