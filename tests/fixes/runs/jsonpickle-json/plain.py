# needs: jsonpickle==3.3.0
import jsonpickle

app = module("app.py")
HOSTILE = '{"py/reduce": [{"py/function": "harm.done"}, {"py/tuple": []}]}'


def put(text):
    with open("state.json", "w") as stream:
        stream.write(text)
    return app.load()


def cases():
    for values in ([], ["", "\u00e4", "\ud800", "py/object", 1.5]):
        yield "saved %r" % values, lambda values=values: (app.save(values), app.load())[1]
    for value in ([1, -0.5, None, True], {"a": {"b": []}}, "text", float("inf")):
        yield "what was written before, %r" % value, lambda value=value: put(jsonpickle.encode(value))
    yield "rubbish", lambda: put("[1,")


def excepted():
    yield "an object of before", lambda: put(jsonpickle.encode({1, 2}))


def attacks():
    yield "what another has put there", lambda: put(HOSTILE)
