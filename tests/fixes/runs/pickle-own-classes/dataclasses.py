import pickle

import files

app = files.imported("app")


def saved():
    app.save()
    return repr(app.load())


def cases():
    yield "what it writes itself", saved
    yield "the script", lambda: script("app.py")
    yield "rubbish", lambda: files.put("cart.pkl", b"\x80\x04 rubbish", app.load)


def excepted():
    yield "a function", lambda: str(files.put("cart.pkl", pickle.dumps(files.put), app.load))


def attacks():
    yield "what another has put there", lambda: files.put("cart.pkl", harm.PICKLE, app.load)
