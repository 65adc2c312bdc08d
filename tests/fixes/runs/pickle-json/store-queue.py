import pickle

import redis

app = module("jobs.py")


def waiting(data):
    redis.DATA["jobs"] = [data]
    return app.take()


def cases():
    yield "what it gives itself", lambda: printed("jobs.py")
    yield "in order", lambda: (app.give(1), app.give("2"), app.take(), app.take(), app.take())
    yield "what waited before", lambda: waiting(pickle.dumps({"number": 3}))


def attacks():
    yield "what another has put there", lambda: waiting(harm.PICKLE)
    yield "the same with a protocol", lambda: waiting(b"\x80\x02" + harm.PICKLE)
