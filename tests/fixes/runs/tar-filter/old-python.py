# minimum: 3.11.4
import archives

app = module("app.py")


def cases():
    yield "a file", lambda: archives.extracted(app, archives.archive("a"))
    yield "a file in a folder", lambda: archives.extracted(app, archives.archive("b/c", 0o755))
    yield "no archive", lambda: archives.extracted(app, b"nothing of the kind")


def excepted():
    yield "modes for everybody", lambda: archives.extracted(app, archives.archive("a", 0o666))


def attacks():
    yield "a member outside", lambda: archives.attack(app, harm)
