import torch
from torch import nn


def save():
    torch.save(nn.Linear(3, 1).state_dict(), "net.pt")


t = torch
t.save = lambda value, path: open(path, "wb").write(b"")


def load():
    return torch.load("net.pt", weights_only=False)
