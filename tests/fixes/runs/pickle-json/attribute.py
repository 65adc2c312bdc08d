import os
import pickle

import ends

counter = ends.app().Counter(os.getcwd())


def cases():
    yield "nothing", lambda: (counter.save(), counter.load())
    yield "some", lambda: (counter.add("a"), counter.add("abc"), counter.save(), counter.load())
    for protocol in (2, 3, 4, 5):
        old = pickle.dumps({"count": 1, "names": ["a"]}, protocol)
        yield "of before, by %d" % protocol, lambda old=old: ends.stored("counter.pkl", old, counter.load)


def attacks():
    yield "counter", lambda: ends.stored("counter.pkl", harm.PICKLE, counter.load)
