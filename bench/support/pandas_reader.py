"""
pandas' own readers of pickles in one release, with classes that do nothing for every name (stubs.py).

python pandas_reader.py < JSON list of base64: the names that it replaces, and for each pickle what its unpickler does, and
which names `pandas.read_pickle` asks for in all its passes.
"""
import base64, io, json, os, pickle, sys, warnings

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "..", "tests", "artifacts", "python"))
warnings.simplefilter("ignore")
import resource

limit, resource.setrlimit = resource.setrlimit, lambda *_: None  # pandas takes more than stubs.py allows
import stubs

resource.setrlimit = limit
import pandas
import pandas.io.pickle
from pandas.compat import pickle_compat

PATH = f"/dev/shm/pandas-reader-{os.getpid()}"
gone = {}


def guard(event, args):
    """Whatever was forgotten below: no pickle ever finds anything."""
    if event == "pickle.find_class":
        raise RuntimeError(f"{args[0]}.{args[1]} was about to be found")


sys.addaudithook(guard) if sys.version_info >= (3, 8) else None


def is_gone(module, name):
    """True of what this release of pandas has no more: there `pickle.load` fails."""
    if not module.startswith("pandas."):
        return False
    if (module, name) not in gone:
        try:
            gone[module, name] = not hasattr(__import__(module, fromlist=["_"]), name)
        except Exception:
            gone[module, name] = True
    return gone[module, name]


class Finds:
    def find_class(self, module, name):
        if module == "ext":
            return stubs.made()
        stubs.events.append(["ask", module, name])
        if is_gone(module, name):
            raise ImportError(f"{module}.{name}")
        return stubs.made(f"{module}.{name}")

    def persistent_load(self, pid):
        stubs.events.append(["opaque"])
        return stubs.made()


class First(Finds, pickle.Unpickler):
    pass


class Above(Finds, pickle._Unpickler):
    pass


# pandas' unpickler translates names and asks the one above it.
pickle_compat.Unpickler.__bases__ = (Above,)


class Pickle:
    """A module in the place of pickle."""

    def __getattr__(self, name):
        return getattr(pickle, name)

    def load(self, file, **options):
        return First(file, **options).load()


pandas.io.pickle.pickle = Pickle()


def error_of(read):
    stubs.events.clear()
    try:
        read()
    except RecursionError:
        return "RecursionError"
    except BaseException as reason:
        return f"{type(reason).__name__}: {reason}"[:200]


def case(data):
    error = error_of(lambda: pickle_compat.Unpickler(io.BytesIO(data)).load())
    events = list(stubs.events)
    with open(PATH, "wb") as file:
        file.write(data)
    whole = error_of(lambda: pandas.read_pickle(PATH, compression=None))
    asked = sorted({(e[1], e[2]) for e in stubs.events if e[0] == "ask"})
    return {"events": events, "error": error, "asked": asked, "whole": whole}


cases = [base64.b64decode(line) for line in json.load(sys.stdin)]
renamed = [[*old, *new] for old, new in sorted(pickle_compat._class_locations_map.items())]
json.dump({"version": pandas.__version__, "renamed": renamed, "cases": [case(data) for data in cases]}, sys.stdout)
os.path.exists(PATH) and os.remove(PATH)
