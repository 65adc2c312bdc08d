import os

import ends

os.mkdir("data")
app = ends.app()
PATH = "data/n.pkl"


def cases():
    for n in (0, "7", 2**70):
        yield "n %r" % n, lambda n=n: (app.save(n), app.load())
    yield from ends.old_files(app, PATH, {"n": 1})


def attacks():
    yield "what another has put there", lambda: ends.stored(PATH, b"\x80\x02" + harm.PICKLE, app.load)
