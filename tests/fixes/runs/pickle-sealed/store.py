import contextlib

import redis
import sealed

app = module("app.py")


def stored(data):
    redis.DATA["cart:x"] = data
    return app.kept("x")


def cases():
    yield "what it writes itself", lambda: (app.keep("y", ["tea", {"a", "b"}]), app.kept("y"))
    yield "nothing", lambda: app.kept("nobody")


def excepted():
    yield "no key", lambda: sealed.without_key(lambda: (app.keep("y", []), app.kept("y")))
    yield "what was written before", lambda: stored(b"\x80\x04]\x94.")


def attacks():
    yield "what another has put there", lambda: stored(harm.PICKLE)
    yield "behind an HMAC of nobody", behind


def behind():
    with contextlib.suppress(Exception):
        stored(b"0" * 32 + harm.PICKLE)
    stored(harm.PICKLE)
