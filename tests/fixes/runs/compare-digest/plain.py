import hashlib
import hmac

import flask

NO_ATTACK = "what is stopped is a measurement of time, which no single input shows"

with open("key", "wb") as key:
    key.write(b"secret")
app = module("app.py")
RIGHT = hmac.new(b"secret", b"body", hashlib.sha256)


def view(given):
    flask.request.headers, flask.request.data = {"X-Mac": given}, b"body"
    return app.view()


def cases():
    yield "right", lambda: view(RIGHT.hexdigest())
    yield "wrong", lambda: view("0" * 64)
    yield "short", lambda: view("")
    yield "in capitals", lambda: view(RIGHT.hexdigest().upper())


def excepted():
    yield "beyond ASCII", lambda: view("\u00e4")
