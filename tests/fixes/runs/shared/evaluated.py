"""Fixtures that write what `repr` gives and evaluate it again."""
import os

import harm

HOSTILE = '__import__("harm").done()'


def put(path, text):
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    with open(path, "w") as stream:
        stream.write(text)


def cases(app, path, values=(["1", "2.5"], [])):
    put(path, "")
    for value in values:
        yield "%r" % value, lambda value=value: (app.save(value), app.load())[1]
    for text in ("[1, 'a', None, True, -2.5, (1,), {'a': {1}}, b'x']", "{}", "'x' 'y'", "1 +", ""):
        yield "the text %s" % text, lambda text=text: (put(path, text), app.load())[1]


def attacks(app, path):
    yield "what another has put there", lambda: (put(path, HOSTILE), app.load())
