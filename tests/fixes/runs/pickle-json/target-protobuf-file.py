# needs: protobuf==7.36.2 grpcio==1.85.1 grpcio-tools==1.85.1 setuptools==80.9.0 typing_extensions==4.16.0
import os
import sys

import protoc

sys.path.insert(0, os.getcwd())
os.mkdir("data")
app = module("app.py")


def saved(values):
    app.save(values)
    return app.load()


def both(data):
    """Under the old name and the new one."""
    with open("data/state.pb", "wb") as stream:
        stream.write(data)
    with open("data/state.pkl", "wb") as stream:
        stream.write(data)
    return app.load()


def cases():
    yield "nothing", lambda: saved([])
    yield "texts", lambda: saved(["", "\u00e4", "\U0001f600", 1.5, None])


def excepted():
    yield "half a surrogate pair", lambda: saved(["\ud800"])


def attacks():
    yield "what another has put there", lambda: both(harm.PICKLE)
