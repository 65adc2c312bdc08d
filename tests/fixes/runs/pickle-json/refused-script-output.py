app = module("parent.py")


def cases():
    for name in ("first", "second", "third", "fourth"):
        yield name, lambda name=name: getattr(app, name)()


NO_ATTACK = "what a loader refuses is tried in script-output"
