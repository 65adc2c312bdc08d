"""
Opens files that the bench made with the readers of torch, numpy, pandas and joblib. Names of pickles give classes that do
nothing (stubs.py), but for the few that these libraries need to find their way through a file. Each case runs in a child,
so that one that brings its reader down counts as such, and the next goes on.

python3 readers.py KIND < JSON list of base64: a JSON list of what each reader did. KIND is `files`, or `archives` for
the members that torch's own reader of zip archives (miniz) gives.
"""
import base64, io, json, os, pickle, signal, sys, types, warnings

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "..", "tests", "artifacts", "python"))
warnings.simplefilter("ignore")
import resource

resource_limit = resource.setrlimit
resource.setrlimit = lambda *_: None  # stubs.py allows two gigabytes, of which torch takes more by being there
import stubs

resource.setrlimit = resource_limit
SECONDS = 20
READERS = {}

try:
    import numpy
    import numpy.lib.format
except ImportError:
    numpy = None
try:
    import pandas
    from pandas.compat import pickle_compat
except ImportError:
    pandas = None
try:
    import joblib
    from joblib import numpy_pickle, numpy_pickle_compat
except ImportError:
    joblib = None
try:
    import torch
    from torch import _weights_only_unpickler as weights_only
except ImportError:
    torch = None

# What leads through a file rather than being in it.
ITSELF = {
    ("joblib.numpy_pickle", "NumpyArrayWrapper"),
    ("joblib.numpy_pickle", "NDArrayWrapper"),
    ("numpy", "dtype"),
    ("numpy", "ndarray"),
    ("numpy.core.multiarray", "_reconstruct"),
    ("numpy._core.multiarray", "_reconstruct"),
}


def guard(event, args):
    """Whatever reader was forgotten below: nothing else is ever found by it."""
    if event == "pickle.find_class" and tuple(args[:2]) not in ITSELF:
        raise RuntimeError(f"{args[0]}.{args[1]} was about to be found")


sys.addaudithook(guard)
resource.setrlimit(resource.RLIMIT_AS, (8 << 30, 8 << 30))


class Finds:
    """In front of an unpickler: tells what it is asked for."""

    def find_class(self, module, name):
        if not all(part.isidentifier() for part in f"{module}.{name}".split(".")):
            raise ImportError(module)
        stubs.events.append(["ask", module, name])
        if (module, name) in ITSELF:
            return super().find_class(module, name)
        return stubs.made(f"{module}.{name}")

    def persistent_load(self, pid):
        return stubs.made()


class C(Finds, pickle.Unpickler):
    pass


class Python(Finds, pickle._Unpickler):
    pass


def instead(unpickler):
    """A module in the place of pickle."""
    module = types.ModuleType("pickle")
    module.__dict__.update(vars(pickle))
    module.Unpickler = unpickler
    module.load = lambda file, **options: unpickler(file, **options).load()
    module.loads = lambda data, **options: unpickler(io.BytesIO(data), **options).load()
    return module


def reader(name):
    def register(read):
        READERS[name] = read

    return register


if numpy:
    import numpy.lib._npyio_impl as npyio

    numpy.lib._format_impl.pickle = npyio.pickle = instead(C)

    @reader("numpy")
    def _(path):
        loaded = numpy.load(path, allow_pickle=True)
        if hasattr(loaded, "files"):
            for name in loaded.files:
                loaded[name]


if pandas:

    class Pandas(Finds, pickle._Unpickler):
        pass

    # Its own unpickler translates names and asks the one above it.
    pickle_compat.Unpickler.__bases__ = (Pandas,)

    @reader("pandas")
    def _(path):
        import pandas.io.pickle

        pandas.io.pickle.pickle = instead(C)
        pandas.read_pickle(path, compression=None)


if joblib:

    class Joblib(Finds, numpy_pickle.NumpyUnpickler):
        pass

    class Zipped(Finds, numpy_pickle_compat.ZipNumpyUnpickler):
        pass

    numpy_pickle.NumpyUnpickler = Joblib
    numpy_pickle_compat.ZipNumpyUnpickler = Zipped
    numpy_pickle.pickle = instead(C)

    @reader("joblib")
    def _(path):
        with open(path, "rb") as file:
            joblib.load(file)


if torch:

    class Known(dict):
        def __contains__(self, name):
            stubs.events.append(["ask", *name.rsplit(".", 1)])
            return super().__contains__(name)

    allowed = weights_only._get_allowed_globals()
    weights_only._get_allowed_globals = lambda: Known(allowed)

    @reader("torch")
    def _(path):
        torch.load(path, weights_only=False, map_location="cpu", pickle_module=instead(Python))

    @reader("torch weights_only")
    def _(path):
        torch.load(path, weights_only=True, map_location="cpu")


def attempt(read, path):
    stubs.events.clear()
    try:
        read(path)
        error = None
    except BaseException as reason:
        error = f"{type(reason).__name__}: {reason}"[:300]
    asked = sorted({f"{e[1]}.{e[2]}" for e in stubs.events if e[0] == "ask"})
    called = sorted({e[1] for e in stubs.events if e[0] == "call" and e[1]})
    return {"asked": asked, "called": called, "error": error}


def file_case(data):
    path = f"/dev/shm/readers-{os.getpid()}"
    with open(path, "wb") as file:
        file.write(data)
    try:
        return {name: attempt(read, path) for name, read in READERS.items()}
    finally:
        os.remove(path)


def archive_case(data):
    try:
        archive = torch._C.PyTorchFileReader(io.BytesIO(data))
        names = archive.get_all_records()
        return [[name, base64.b64encode(archive.get_record(name)).decode()] for name in names]
    except BaseException:
        return None


def child(case, lines, first, out):
    with os.fdopen(out, "w") as file:
        for line in lines[first:]:
            signal.alarm(SECONDS)
            file.write(json.dumps(case(base64.b64decode(line))) + "\n")
            file.flush()


def main(case):
    lines, results = json.load(sys.stdin), []
    while len(results) < len(lines):
        inlet, outlet = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(inlet)
            os.dup2(2, 1)  # torch may print
            child(case, lines, len(results), outlet)
            os._exit(0)
        os.close(outlet)
        with os.fdopen(inlet) as file:
            results += [json.loads(line) for line in file if line.endswith("\n")]
        os.waitpid(pid, 0)
        if len(results) < len(lines):
            results.append("died")
    json.dump(results, sys.stdout)


main(archive_case if sys.argv[1] == "archives" else file_case)
