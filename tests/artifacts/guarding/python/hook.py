"""Runs a generated audit hook around pickle.load: what is recorded, what is refused, and whether anything ran."""
import base64, io, json, os, pickle, sys, tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import things

given = json.load(sys.stdin)
os.chdir(tempfile.mkdtemp())
hook = type(sys)("hook")
exec(compile(given["guard"], "hook.py", "exec"), hook.__dict__)


class Strange(pickle._Unpickler):
    """A loader in Python, as joblib and dill have."""


def outcome(load, data):
    try:
        with hook.closed():
            load(io.BytesIO(data))
        return "loaded"
    except hook.Refused as error:
        return "Refused: " + str(error)
    except BaseException as error:
        return type(error).__name__ + ": " + str(error)


LOADERS = {"C": pickle.load, "Python": lambda file: Strange(file).load()}
decoded = {name: base64.b64decode(data) for name, data in given["hostile"].items()}
good = [base64.b64decode(data) for data in given["good"]]
with hook.recording() as seen:
    for data in good:
        pickle.loads(data)
print(
    json.dumps(
        {
            "seen": sorted(seen),
            "good": [outcome(load, data) for load in LOADERS.values() for data in good],
            "hostile": {
                "{} ({})".format(name, loader): outcome(load, data)
                for name, data in decoded.items()
                for loader, load in LOADERS.items()
            },
            "mark": os.path.exists("mark"),
            "outside": os.system("true") == 0,
        }
    )
)
