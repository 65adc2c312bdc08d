import ends

app = ends.app()


def cases():
    for n in (0, "7", 2**70):
        yield "n %r" % n, lambda n=n: (app.save(n), app.load())
    yield from ends.old_files(app, "n.pkl", {"n": 1})


def attacks():
    yield "what another has put there", lambda: ends.stored("n.pkl", harm.PICKLE, app.load)
    yield "the same with a protocol", lambda: ends.stored("n.pkl", b"\x80\x02" + harm.PICKLE, app.load)
