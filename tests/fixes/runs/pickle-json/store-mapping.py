import pickle

import ends
import texts

shelf = ends.app().Shelf("shelf")


def stored(data):
    shelf.dbm["x"] = data
    return shelf["x"]


def kept(value):
    shelf["y"] = value
    return shelf["y"]


def cases():
    for value in ("\u00e4", 7, None):
        yield "value %r" % value, lambda value=value: kept(value)
    yield "nothing", lambda: shelf["nobody"]
    yield "what was written before", lambda: stored(pickle.dumps(["a"]))


def excepted():
    yield "a text of its own class", lambda: kept(texts.Text("a"))


def attacks():
    yield "what another has put there", lambda: stored(harm.PICKLE)
    yield "the same with a protocol", lambda: stored(b"\x80\x02" + harm.PICKLE)
