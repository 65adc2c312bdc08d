app = module("app.py")


def told(data):
    """What the parent makes of it where something else was sent."""
    names = app.main.__globals__
    real = names["work"]

    def work(end):
        end.sendall(data)
        end.close()

    names["work"] = work
    try:
        return app.main()
    finally:
        names["work"] = real


def cases():
    yield "what the thread sends", lambda: app.main()
    yield "the whole program", lambda: script("app.py", "a")


def attacks():
    yield "what another sends", lambda: told(harm.PICKLE)
