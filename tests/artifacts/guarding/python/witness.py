"""
Watches from inside, with pickle.py, what pickles do that a generated guard has let through: every call must be one
of a name that the guard gave, and nothing that it gave may be changed.
"""
import base64, io, json, os, pickle, resource, sys

resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import things

given = json.load(sys.stdin)
guard = type(sys)("guard")
exec(compile(given["guard"], "guard.py", "exec"), guard.__dict__)


class Witness(pickle._Unpickler):
    dispatch = dict(pickle._Unpickler.dispatch)

    def find_class(self, module, name):
        return guard._admitted(module, name)

    def is_given(self, value):
        return guard._is_admitted(value)


def watched(code, place, must):
    original = pickle._Unpickler.dispatch[code[0]]

    def step(self):
        target = place(self)
        if self.is_given(target) is not must:
            self.faults.append("{}: {!r}".format(code, target)[:100])
        original(self)

    Witness.dispatch[code[0]] = step


for code in (pickle.REDUCE, pickle.NEWOBJ):
    watched(code, lambda self: self.stack[-2], True)
watched(pickle.NEWOBJ_EX, lambda self: self.stack[-3], True)
watched(pickle.OBJ, lambda self: self.stack[0], True)
for code in (pickle.BUILD, pickle.APPEND):
    watched(code, lambda self: self.stack[-2], False)
watched(pickle.SETITEM, lambda self: self.stack[-3], False)
for code in (pickle.APPENDS, pickle.SETITEMS, pickle.ADDITEMS):
    watched(code, lambda self: self.metastack[-1][-1], False)


def outcome(data):
    try:
        end = guard._check(data)
    except Exception:
        return {"passes": False, "faults": []}
    reader = Witness(io.BytesIO(data[:end]))
    reader.faults = []
    try:
        reader.load()
    except Exception:
        pass
    loads = True
    try:
        guard.loads(data[:end])
    except Exception:
        loads = False
    return {"passes": True, "loads": loads, "faults": reader.faults}


print(json.dumps([outcome(base64.b64decode(data)) for data in given["cases"]]))
