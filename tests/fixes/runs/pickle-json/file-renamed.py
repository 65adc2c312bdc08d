import ends

app = ends.app().Session("session.pkl")


def cases():
    for n in (0, "7", 2**70):
        yield "n %r" % n, lambda n=n: (app.save(n), app.load())
    yield from ends.old_files(app, app.path, {"n": 1})


def attacks():
    yield "what another has put there", lambda: ends.stored(app.path, b"\x80\x02" + harm.PICKLE, app.load)
