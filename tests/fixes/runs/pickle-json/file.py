import pickle

app = module("state.py")


def stored(data):
    with open("state.pkl", "wb") as stream:
        stream.write(data)
    return app.restore()


def cases():
    yield "what it writes itself", lambda: printed("state.py")
    yield "other values", lambda: (app.save(-(2**70), ["\u00e4", 1.5, None]), app.restore())
    for protocol in (2, 3, 4, 5):
        old = pickle.dumps({"count": 1, "names": ["a", "a"]}, protocol)
        yield "what was written before, by protocol %d" % protocol, lambda old=old: stored(old)


def attacks():
    yield "what another has put there", lambda: stored(harm.PICKLE)
    yield "the same with a protocol", lambda: stored(b"\x80\x02" + harm.PICKLE)
