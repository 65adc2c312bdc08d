import files
import names

app = module("app.py")


def cases():
    yield from names.cases(app)
    yield from names.old(app, "names.pkl", ["a", "\u00e4"])
    for i, data in enumerate([b"\x80\x04 rubbish", b"\x80\x04\x8c"]):
        yield "rubbish %d" % i, lambda data=data: files.put("names.pkl", data, app.load)
        yield "rubbish %d, again" % i, lambda data=data: files.put("names.pkl", data, app.load_again)


def attacks():
    yield names.attack(app, "names.pkl", harm.PICKLE)
    yield names.attack(app, "names.pkl", b"\x80\x04" + harm.PICKLE)
