import pickle

import ends


class Client(dict):
    def setex(self, key, seconds, value):
        self[key] = bytes(value)


cache = ends.app().Cache(Client(), "prefix:")


def stored(data):
    cache.client["prefix:x"] = data
    return cache["x"]


def cases():
    for value in ("", "abc"):
        yield "value %r" % value, lambda value=value: (cache.set_value("y", value), cache["y"])
    yield "nothing", lambda: cache["nobody"]
    yield "what was written before", lambda: stored(pickle.dumps({"n": 3}))


def attacks():
    yield "what another has put there", lambda: stored(harm.PICKLE)
    yield "the same with a protocol", lambda: stored(b"\x80\x02" + harm.PICKLE)
