import texts

app = module("app.py")


def cases():
    yield from texts.each("limits.txt", app.load)


def excepted():
    yield "an expression", lambda: texts.put("limits.txt", texts.EXPRESSION, app.load)
    yield "a name", lambda: texts.put("limits.txt", texts.NAME, app.load)


def attacks():
    yield "code of another", lambda: texts.put("limits.txt", texts.HOSTILE, app.load)
