import pickle
import types

app = module("app.py")


def request(**session):
    return types.SimpleNamespace(GET={"a": 1, "bc": 2}, session=session)


def round_trip():
    asked = request()
    return app.keep(asked), app.show(asked), app.forget(asked), app.show(asked)


def cases():
    yield "what it keeps itself", round_trip
    yield "nothing", lambda: app.show(request())
    yield "what was kept before", lambda: app.show(request(cart=pickle.dumps({"items": ["1"]})))


def attacks():
    yield "a session of somebody", lambda: app.show(request(cart=harm.PICKLE))
    yield "the same with a protocol", lambda: app.forget(request(cart=b"\x80\x02" + harm.PICKLE))
