import texts


def app():
    return printed("app.py", "limits.txt")


def cases():
    yield "a dict", lambda: texts.put("limits.txt", "{'b': 1, 'a': 'x'}", app)
    yield from texts.each("limits.txt", app)


def excepted():
    yield "an expression", lambda: texts.put("limits.txt", "dict(a=1)", app)


def attacks():
    yield "code of another", lambda: texts.put("limits.txt", texts.HOSTILE, app)
