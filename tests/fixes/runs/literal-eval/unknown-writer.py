import evaluated


def app(text):
    evaluated.put("a.txt", text)
    return printed("app.py", "a.txt")


def cases():
    yield "a dict", lambda: app("{'b': 1, 'a': [2.5, None]}")


def excepted():
    yield "a formula", lambda: app("dict(a=1)")


def attacks():
    yield "what another has put there", lambda: app(evaluated.HOSTILE)
