# torch
import torch

torch.manual_seed(0)
app = module("train.py")


class Harm:
    def __reduce__(self):
        return harm.done, ()


def kept():
    app.train(1)
    return app.resume()


def given(value):
    app.train(1)
    torch.save(value, "net.pt")
    return app.resume()


def cases():
    yield "what it saves", kept


def attacks():
    yield "a file of somebody else", lambda: given(Harm())
