import pickle

import files

app = files.imported("app")




def saved():
    app.save()
    cart = app.load()
    return type(cart) is app.Cart, cart.total(), cart.tags, cart.size, [vars(line) for line in cart.lines]


def old(protocol):
    data = pickle.dumps(app.Cart(), protocol)
    return files.put("cart.pkl", data, app.load).total()


def cases():
    yield "what it writes itself", saved
    yield "the script", lambda: script("app.py")
    for protocol in (4, 5):
        yield "protocol %d" % protocol, lambda protocol=protocol: old(protocol)


def excepted():
    yield "a function", lambda: str(files.put("cart.pkl", pickle.dumps(files.put), app.load))


def attacks():
    yield "what another has put there", lambda: files.put("cart.pkl", harm.PICKLE, app.load)
    yield "the same with a protocol", lambda: files.put("cart.pkl", b"\x80\x04" + harm.PICKLE, app.load)
