import gzip
import pickle

import ends

app = ends.app()


def stored(data):
    return ends.stored("n.pkl.gz", gzip.compress(data), app.load)


def cases():
    for n in (0, "7", 2**70):
        yield "n %r" % n, lambda n=n: (app.save(n), app.load())
    for protocol in (2, 3, 4, 5):
        yield "of before, %d" % protocol, lambda protocol=protocol: stored(pickle.dumps({"n": 1}, protocol))


def attacks():
    yield "what another has put there", lambda: stored(harm.PICKLE)
    yield "the same with a protocol", lambda: stored(b"\x80\x02" + harm.PICKLE)
