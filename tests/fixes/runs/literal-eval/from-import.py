import texts

app = module("app.py")


def second():
    return app.second("limits.txt")


def cases():
    yield "the other function", lambda: app.first("[1, 'a']")
    yield from texts.each("limits.txt", second)


def excepted():
    yield "an expression", lambda: texts.put("limits.txt", texts.EXPRESSION, second)


def attacks():
    yield "code of another", lambda: texts.put("limits.txt", texts.HOSTILE, second)
