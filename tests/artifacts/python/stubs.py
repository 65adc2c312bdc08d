"""
Both unpicklers of CPython with nothing behind them: whatever name a pickle asks for, it gets a class that can do
everything and does nothing, and what calls return is such a class again. What happens is written down.
"""
import copyreg, io, pickle, resource, sys

resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
sys.setrecursionlimit(5000)
sys.unraisablehook = lambda _: None

events = []
for code in range(1, 256):
    copyreg.add_extension("ext", f"code{code}", code)


def told(what):
    return property(lambda cls: lambda *_: events.append([what]))


class Meta(type):
    """What the classes themselves answer; properties, because those go before what instances have."""

    __setstate__ = told("state")
    extend = append = add = told("store")

    def __setitem__(cls, key, value):
        events.append(["store"])

    def __iter__(cls):
        return iter(())

    def items(cls):
        return ()


class Anything(metaclass=Meta):
    asked = None

    def __new__(cls, *args, **kwargs):
        events.append(["call", cls.asked])
        return made()


def made(asked=None):
    return Meta("Stub", (Anything,), {"asked": asked})


def buffers():
    while True:
        events.append(["opaque"])
        yield made()


def unpickler(base):
    class Recorder(base):
        def find_class(self, module, name):
            if module != "ext":  # asked for once only: an unpickler keeps what it finds for a code
                events.append(["ask", module, name])
            return made(f"{module}.{name}")

        def persistent_load(self, pid):
            events.append(["opaque"])
            return made()

    return Recorder


C, PYTHON = unpickler(pickle.Unpickler), unpickler(pickle._Unpickler)


def load(loader, file, **options):
    """What happened, and the error that ended it; None if it got to the end."""
    events.clear()
    try:
        loader(file, **options).load()
        error = None
    except RecursionError:
        error = "RecursionError"
    except BaseException as reason:
        error = f"{type(reason).__name__}: {reason}"[:200]
    return list(events), error


def peekable(data):
    """With a file that can be peeked into, the C pickle reads as from memory."""
    return io.BufferedReader(io.BytesIO(data))
