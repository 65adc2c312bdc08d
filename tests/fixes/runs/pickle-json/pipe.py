import os

app = module("app.py")


def told(data):
    """What the parent makes of it where something else was written."""
    real = os.read
    os.read = lambda end, count: real(end, count) and data
    try:
        return app.main()
    finally:
        os.read = real


def cases():
    yield "what the child writes", lambda: app.main()
    yield "the whole program", lambda: script("app.py", "a")


def attacks():
    yield "what another writes", lambda: told(harm.PICKLE)
