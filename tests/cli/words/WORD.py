import pickle, WORD as m0
import WORD
from WORD import WORD as m1
from . import WORD as m2
from dataclasses import dataclass
from flask import request
class WORD:
    WORD = 1
    def WORD(self, WORD=request.data):
        self.WORD = WORD
        pickle.loads(self.WORD)
        return WORD(WORD=WORD)
@dataclass
class D:
    WORD: WORD
    x: "WORD" = None
def f(*args, **kw):
    x = []
    x.WORD(1)
    x.append(request.data)
    y = {}
    y.WORD(2)
    y["WORD"] = request.data
    y.setdefault("WORD", []).append(request.args)
    pickle.loads(y["WORD"]); pickle.loads(kw["WORD"]); pickle.loads(getattr(y, "WORD"))
    pickle.loads(x.WORD); pickle.loads(request.WORD); pickle.loads(request.args["WORD"])
    request.WORD(3); pickle.WORD(4); WORD.WORD.WORD(5); m0(6); m1(); m2.WORD
    globals()["WORD"](3)
    "%(WORD)s" % y; "{WORD}".format(WORD=y)
    eval("WORD"); exec(f"{WORD}"); os.WORD(); open("x", "WORD", encoding="WORD"); b"".decode("WORD")
    subprocess.run(["WORD"], WORD=True, shell=request.args["WORD"])
    pickle.dump(D(1), open("WORD.pkl", "wb")); pickle.load(open("WORD.pkl","rb"))
    torch.load("WORD", map_location=WORD)
    yaml.load(x, Loader=yaml.WORD); np.load(x, allow_pickle=WORD); s: WORD = "WORD"
    del WORD
    match x:
        case WORD(WORD=1): pass
        case {"WORD": WORD}: pass
