import pickle

import ends

lengths = ends.app().lengths


def cases():
    yield "written and read", lambda: (lengths("one", ["a", "bc"]), lengths("one", []))
    for protocol in (2, 3, 4, 5):
        old = pickle.dumps([1, 2], protocol)
        yield "of before, by %d" % protocol, lambda old=old: ends.stored("old", old, lambda: lengths("old", []))


def attacks():
    yield "a file", lambda: ends.stored("bad", harm.PICKLE, lambda: lengths("bad", []))
