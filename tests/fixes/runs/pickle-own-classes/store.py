import pickle

import files
import redis

app = files.imported("app")


def stored(data, function):
    redis.DATA["prefs:x"] = data
    return function("x")


def saved(function):
    app.save("y")
    prefs = function("y")
    return type(prefs).__qualname__, prefs.name, prefs.colour


def cases():
    yield "what it writes itself", lambda: saved(app.load)
    yield "read in another way", lambda: saved(app.peek)
    yield "nothing", lambda: app.load("nobody")


def excepted():
    yield "a function", lambda: str(stored(pickle.dumps(files.put), app.load))


def attacks():
    yield "what another has put there", lambda: stored(harm.PICKLE, app.load)
    yield "read in another way", lambda: stored(harm.PICKLE, app.peek)
