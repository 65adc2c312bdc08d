# needs: msgpack==1.1.0
import redis

app = module("prefs.py")


def kept(user):
    app.keep(user)
    found = app.recall(user)
    return {name: (type(value), len(value)) for name, value in found.items()}


def stored(data):
    for key in ("token:x", "msgpack:token:x"):
        redis.DATA[key] = data
    return app.recall("x")


def cases():
    yield "what it writes itself", lambda: kept("ada")
    yield "half a surrogate pair", lambda: kept("\ud800")


def attacks():
    yield "what another has put there", lambda: stored(harm.PICKLE)
