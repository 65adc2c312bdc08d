import pickle

import ends
import redis

app = ends.app()


def stored(data, read):
    redis.DATA["prefs:x"] = data
    return read("x")


def cases():
    yield "what it writes itself", lambda: (app.save("me"), app.load("me"))[1]
    yield "nothing", lambda: app.load("nobody")
    for protocol in (2, 3, 4, 5):
        old = pickle.dumps(app.Prefs("old"), protocol)
        yield "what was written before, by protocol %d" % protocol, lambda old=old: stored(old, app.load)


def attacks():
    yield "load", lambda: stored(harm.PICKLE, app.load)
    yield "peek", lambda: stored(harm.PICKLE, app.peek)
