import base64
import os
import pickle

app = module("start.py")


def given(data):
    os.environ["TASK"] = base64.b64encode(data).decode()
    return app.take_over()


def cases():
    yield "what it hands on itself", lambda: printed("start.py")
    yield "others", lambda: (app.hand_on([1, "\u00e4"]), app.take_over())
    yield "what a program of before hands on", lambda: given(pickle.dumps(["a"]))


def attacks():
    yield "what another has put there", lambda: given(harm.PICKLE)
    yield "the same with a protocol", lambda: given(b"\x80\x02" + harm.PICKLE)
