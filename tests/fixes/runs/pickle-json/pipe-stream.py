import io
import os

app = module("app.py")


def told(data):
    """What the parent makes of it where something else was written."""
    real = os.fdopen

    def opened(end, mode):
        stream = real(end, mode)
        if mode != "rb":
            return stream
        stream.read()
        stream.close()
        return io.BytesIO(data)

    os.fdopen = opened
    try:
        return app.main()
    finally:
        os.fdopen = real


def cases():
    yield "what the child writes", lambda: app.main()
    yield "the whole program", lambda: script("app.py", "a")
    yield "nothing", lambda: told(b"")
    yield "rubbish", lambda: told(b"\xff\xff")


def attacks():
    yield "what another writes", lambda: told(harm.PICKLE)
