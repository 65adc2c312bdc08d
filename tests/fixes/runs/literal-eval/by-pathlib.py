import evaluated

app = module("app.py")
PATH = "limits.txt"


def cases():
    yield from evaluated.cases(app, PATH, ())


def attacks():
    yield from evaluated.attacks(app, PATH)


def excepted():
    yield "a formula", lambda: (app.reset(), app.load())
