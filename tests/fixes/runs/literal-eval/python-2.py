import evaluated

app = module("app.py")
PATH = "limits.txt"


def cases():
    yield from evaluated.cases(app, PATH)


def excepted():
    yield "a formula", lambda: (evaluated.put(PATH, "[0] * 3"), app.load())[1]


def attacks():
    yield from evaluated.attacks(app, PATH)
