# torch
import torch

torch.manual_seed(0)
app = module("train.py")


class Harm:
    def __reduce__(self):
        return harm.done, ()


def kept(args):
    app.train(torch.nn.Linear(2, 1), args)
    return len(app.resume())


def cases():
    return ()


def excepted():
    yield "a whole layer", lambda: kept(None)


def attacks():
    yield "an object among what is saved", lambda: kept(Harm())
