import pickle

import files

app = files.imported("app")


def saved():
    app.save()
    cart = app.load()
    return type(cart) is app.Cart, getattr(cart, "owner", None)


def cases():
    yield "what it writes itself", saved


def excepted():
    yield "a function", lambda: str(files.put("cart.pkl", pickle.dumps(files.put), app.load))


def attacks():
    yield "what another has put there", lambda: files.put("cart.pkl", harm.PICKLE, app.load)
