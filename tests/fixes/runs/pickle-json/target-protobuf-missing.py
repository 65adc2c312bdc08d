# needs: protobuf==7.36.2 grpcio==1.85.1 grpcio-tools==1.85.1 setuptools==80.9.0 typing_extensions==4.16.0
import os
import sys

import protoc

sys.path.insert(0, os.getcwd())
app = module("app.py")


def saved(values):
    app.save(values)
    return app.load()


def both(data):
    """Under the old name and the new one."""
    with open("state.pb", "wb") as stream:
        stream.write(data)
    with open("state.pkl", "wb") as stream:
        stream.write(data)
    return app.load()


def cases():
    for names in ([], ["a"], ["a", "b"]):
        yield "names %r" % names, lambda names=names: saved(names)


def excepted():
    yield "rubbish", lambda: both(b"\x80\x01\x05")


def attacks():
    yield "what another has put there", lambda: both(harm.PICKLE)
