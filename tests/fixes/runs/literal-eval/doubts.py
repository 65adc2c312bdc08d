import texts

PATHS = {
    "annotated": "annotated.txt",
    "appended": "appended.txt",
    "by_pathlib": "by_pathlib.txt",
    "float": "float.txt",
    "moved": "moved.txt",
    "other_writer": "data/other_writer.txt",
}
LOADS = {name: module(name + ".py").load for name in PATHS}


def cases():
    for name, path in PATHS.items():
        for what, function in texts.each(path, LOADS[name]):
            yield "%s: %s" % (name, what), function


def excepted():
    for name, path in PATHS.items():
        yield "%s: an expression" % name, lambda name=name, path=path: texts.put(path, texts.EXPRESSION, LOADS[name])
        yield "%s: a name" % name, lambda name=name, path=path: texts.put(path, texts.NAME, LOADS[name])


def attacks():
    for name, path in PATHS.items():
        yield name, lambda name=name, path=path: texts.put(path, texts.HOSTILE, LOADS[name])
