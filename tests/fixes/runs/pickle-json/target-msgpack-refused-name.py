import names

app = module("app.py")


def cases():
    yield from names.cases(app)
    yield from names.old(app, "state.pkl", {"names": ["before"]})


def attacks():
    yield names.attack(app, "state.pkl", harm.PICKLE)
