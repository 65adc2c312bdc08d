import evaluated

app = module("app.py")
PATH = "data/limits.txt"


def cases():
    yield from evaluated.cases(app, PATH)


def attacks():
    yield from evaluated.attacks(app, PATH)
