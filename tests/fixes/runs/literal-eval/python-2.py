import texts

app = module("app.py")
VALUES = {"nothing": [], "odd texts": ["", "'", '"', "\\", "\n", "\u00e4", "\ud800", "nan", 1.5, None]}


def saved(values, load):
    app.save(values)
    return load()


def cases():
    yield "what it writes itself", lambda: printed("app.py")
    for load in (app.load, app.load_again):
        for name, values in VALUES.items():
            yield "%s: %s" % (load.__name__, name), lambda values=values, load=load: saved(values, load)
        for name, function in texts.each("limits.txt", load):
            yield "%s: %s" % (load.__name__, name), function


def attacks():
    for load in (app.load, app.load_again):
        yield load.__name__, lambda load=load: texts.put("limits.txt", texts.HOSTILE, load)


def excepted():
    yield "an expression", lambda: texts.put("limits.txt", texts.EXPRESSION, app.load)
