import pickle

import files

app = files.imported("app")
CARTS = [
    app.Cart("ada"),
    app.Cart("\ud800", [app.Line("tea", float("inf"))], {"": -1}, "note", app.Line("", 2), True),
]


def saved(cart):
    return repr(files.put("cart.pkl", pickle.dumps(cart), app.load))


def again():
    app.save()
    return repr(app.load())


def cases():
    yield "what it writes itself", again
    yield "the script", lambda: script("app.py")
    for i, cart in enumerate(CARTS):
        yield "what was written before, %d" % i, lambda cart=cart: saved(cart)
    for i, data in enumerate([b"", b"\x80", b"\x80\x04 rubbish"]):
        yield "rubbish %d" % i, lambda data=data: files.put("cart.pkl", data, app.load)


def excepted():
    yield "a function", lambda: str(files.put("cart.pkl", pickle.dumps(files.put), app.load))


def attacks():
    yield "what another has put there", lambda: files.put("cart.pkl", harm.PICKLE, app.load)
    yield "the same with a protocol", lambda: files.put("cart.pkl", b"\x80\x04" + harm.PICKLE, app.load)
