import pickle

import redis

app = module("prefs.py")


def stored(data):
    redis.DATA["prefs:x"] = data
    return app.recall("x")


def cases():
    yield "what it writes itself", lambda: printed("prefs.py")
    yield "other values", lambda: (app.keep("y", 1.5, "7"), app.recall("y"))
    yield "nothing", lambda: app.recall("nobody")
    yield "what was written before", lambda: stored(pickle.dumps({"theme": "\u00e4", "size": 3}))


def attacks():
    yield "what another has put there", lambda: stored(harm.PICKLE)
    yield "the same with a protocol", lambda: stored(b"\x80\x02" + harm.PICKLE)
