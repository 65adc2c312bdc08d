import base64
import pickle

import flask

app = module("app.py")


def kept(**args):
    flask.request.args = args
    return app.keep().cookies


def shown(cookies):
    flask.request.cookies = cookies
    return app.show()


def of(data):
    return {"prefs": base64.urlsafe_b64encode(data).decode("ascii")}


def cases():
    yield "no cookie", lambda: shown({})
    yield "what it sets itself", lambda: shown(kept(a=1, b=2))
    yield "what was set before", lambda: shown(of(pickle.dumps({"visits": 7})))


def attacks():
    yield "a cookie of somebody", lambda: shown(of(harm.PICKLE))
    yield "the same with a protocol", lambda: shown(of(b"\x80\x02" + harm.PICKLE))
