import files

app = module("app.py")


def cases():
    yield "what it writes itself", lambda: printed("app.py")


def attacks():
    yield "what another has put there", lambda: files.put("a.pkl", harm.PICKLE, app.restore)
