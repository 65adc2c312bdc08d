# torch
import collections
import os

import torch

torch.manual_seed(0)
app = module("app.py")
PATH = os.path.join(os.environ["SCRATCH"], "saved.pt")


class Harm:
    def __reduce__(self):
        return harm.done, ()


def saved(value):
    torch.save(value, PATH)
    return PATH


def plain():
    for dtype in (torch.float32, torch.float16, torch.bfloat16, torch.int64, torch.uint8, torch.bool, torch.complex64):
        yield "a tensor of %s" % dtype, torch.ones((2, 3)).to(dtype)
    yield "what a network has learnt", torch.nn.Linear(2, 1).state_dict()
    yield "what a network has learnt, by hand", collections.OrderedDict(weight=torch.zeros(2))
    yield "a checkpoint", {"epoch": 3, "loss": 0.5, "names": ["a", "b"], "done": None, "of": (1, True), "kinds": {1, 2}}
    yield "the state of an optimiser", torch.optim.Adam([torch.nn.Parameter(torch.zeros(2))]).state_dict()
    shared = torch.zeros(2)
    yield "one tensor twice", [shared, shared]


def cases():
    for name, value in plain():
        yield "read %s" % name, lambda value=value: app.read(saved(value))
        yield "read_here %s" % name, lambda value=value: app.read_here(saved(value))


def excepted():
    yield "a whole network", lambda: app.read_here(saved(torch.nn.Linear(2, 1)))


def attacks():
    yield "read_here", lambda: app.read_here(saved(Harm()))
