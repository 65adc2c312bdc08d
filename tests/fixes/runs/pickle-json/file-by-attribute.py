import os
import pickle

import ends

counts = ends.app().Counts(os.getcwd())


def cases():
    yield "counts", lambda: (counts.save([("a", 1), ("\u00e4", True)]), counts.load())
    yield "names", lambda: (counts.keep(["a", 1.5]), counts.kept())
    for protocol in (2, 3, 4, 5):
        old = pickle.dumps({"a": 1}, protocol)
        yield "counts of before, by %d" % protocol, lambda old=old: ends.stored("counts.pkl", old, counts.load)
        yield "names of before, by %d" % protocol, lambda old=old: ends.stored("names.pkl", old, counts.kept)


def attacks():
    yield "counts", lambda: ends.stored("counts.pkl", harm.PICKLE, counts.load)
    yield "names", lambda: ends.stored("names.pkl", b"\x80\x02" + harm.PICKLE, counts.kept)
