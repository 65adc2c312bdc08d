import pickle

import ends
import sealed  # noqa: F401

app = module("app.py")


def cases():
    yield "what it writes itself", lambda: printed("app.py")


def excepted():
    yield "what was written before", lambda: ends.stored("a.pkl", pickle.dumps({"a": 1}), app.restore)


def attacks():
    yield "what another has put there", lambda: ends.stored("a.pkl", b"\x80\x02" + ends.harm.PICKLE, app.restore)
