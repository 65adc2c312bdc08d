"""
Reads pickles made by a test with both unpicklers of CPython and prints the names that each asks for, and whether
it gets to the end. Names are answered with classes that do nothing and can do everything.
"""
import base64, io, json, pickle, resource, sys

resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
sys.setrecursionlimit(5000)
sys.unraisablehook = lambda _: None


class Anything:
    """Takes any argument, state and item."""

    def __new__(cls, *args, **kwargs):
        return object.__new__(cls)

    def __init__(self, *args, **kwargs):
        pass

    def __call__(self, *args, **kwargs):
        return Anything()

    def __setstate__(self, state):
        pass

    def __setitem__(self, key, value):
        pass

    def extend(self, items):
        pass

    def append(self, item):
        pass

    def add(self, item):
        pass


def unpickler(base):
    class Recorder(base):
        def __init__(self, file):
            super().__init__(file)
            self.asked = []

        def find_class(self, module, name):
            self.asked.append([module, name])
            return type("Stub", (Anything,), {})

        def persistent_load(self, pid):
            return Anything()

    return Recorder


def peekable(data):
    return io.BufferedReader(io.BytesIO(data))


C, PYTHON = unpickler(pickle.Unpickler), unpickler(pickle._Unpickler)
# With a file that can be peeked into, the C pickle reads as from memory.
LOADERS = {"c": (C, peekable), "c_file": (C, io.BytesIO), "python": (PYTHON, io.BytesIO)}


def outcome(loader, opened, data):
    reader = loader(opened(data))
    try:
        reader.load()
        error = None
    except RecursionError:
        error = "RecursionError"
    except BaseException as reason:
        error = f"{type(reason).__name__}: {reason}"[:200]
    return {"asked": reader.asked, "error": error}


def main():
    cases = [base64.b64decode(line) for line in json.load(sys.stdin)]
    json.dump([{name: outcome(*loader, data) for name, loader in LOADERS.items()} for data in cases], sys.stdout)


main()
