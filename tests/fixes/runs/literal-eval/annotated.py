import evaluated

app = module("app.py")
PATH = "limits.txt"


def cases():
    yield from evaluated.cases(app, PATH, ([1, 2], []))


def attacks():
    yield from evaluated.attacks(app, PATH)
