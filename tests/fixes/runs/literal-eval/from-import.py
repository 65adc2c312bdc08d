import evaluated

app = module("app.py")


def second(text):
    evaluated.put("a.txt", text)
    return app.second("a.txt")


def cases():
    for text in ("[1, 'a', None]", "{'a': (1,)}", "1 +"):
        yield text, lambda text=text: second(text)
        yield "first " + text, lambda text=text: app.first(text)


def excepted():
    yield "a formula", lambda: second("2 * 3")


def attacks():
    yield "what another has put there", lambda: second(evaluated.HOSTILE)
