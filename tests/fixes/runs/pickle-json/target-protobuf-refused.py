import files

LOADS = {}
for name in ("rows", "either", "taken", "items", "keyword"):
    app = module(name + ".py")
    app.save()
    LOADS[name] = app.load


def cases():
    yield from LOADS.items()


def attacks():
    for name, load in LOADS.items():
        yield name, lambda name=name, load=load: files.put(name + ".pkl", harm.PICKLE, load)
