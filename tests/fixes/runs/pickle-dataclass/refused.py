import pickle

import files

MODULES = {name: files.imported("cart_" + name) for name in ("base", "field", "init")}


def saved(app):
    app.save()
    cart = app.load()
    return type(cart) is app.Cart, getattr(cart, "owner", None)


def put(name, data):
    return files.put(name + ".pkl", data, MODULES[name].load)


def cases():
    for name, app in MODULES.items():
        yield name, lambda app=app: saved(app)


def excepted():
    for name in MODULES:
        yield "%s: a function" % name, lambda name=name: str(put(name, pickle.dumps(files.put)))


def attacks():
    for name in MODULES:
        yield name, lambda name=name: put(name, harm.PICKLE)
