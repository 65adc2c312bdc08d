# needs: msgpack==1.1.0
import os
import pickle

import redis

os.urandom = lambda count: bytes(range(200, 200 + count))
import prefs


def stored(data):
    redis.DATA["token:x"] = redis.DATA["msgpack:token:x"] = data
    return prefs.recall("x")


def cases():
    yield "what it writes itself", lambda: (prefs.keep("me"), prefs.recall("me"))[1]


def excepted():
    yield "what was written before", lambda: stored(pickle.dumps({"token": b"\xff", "user": "\u00e4"}))


def attacks():
    yield "what another has put there", lambda: stored(b"\x80\x02" + harm.PICKLE)
