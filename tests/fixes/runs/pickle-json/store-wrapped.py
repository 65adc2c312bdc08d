import base64
import pickle
import zlib

import redis

app = module("prefs.py")


def stored(data):
    redis.DATA["prefs:x"] = base64.b64encode(zlib.compress(data))
    return app.recall("x")


def cases():
    yield "what it writes itself", lambda: printed("prefs.py")
    yield "nothing", lambda: app.recall("nobody")
    yield "what was written before", lambda: stored(pickle.dumps({"size": 3}))


def attacks():
    yield "what another has put there", lambda: stored(harm.PICKLE)
    yield "the same with a protocol", lambda: stored(b"\x80\x02" + harm.PICKLE)
