# torch
import torch

torch.manual_seed(0)
app = module("train.py")


class Harm:
    def __reduce__(self):
        return harm.done, ()


def copied(value):
    torch.save(value, "given.pt")
    app.train("given.pt")
    return app.resume()


def cases():
    yield "weights", lambda: copied(torch.nn.Linear(3, 1).state_dict())


def excepted():
    yield "a whole layer", lambda: copied(torch.nn.Linear(3, 1))


def attacks():
    yield "a file of somebody else", lambda: copied(Harm())
