import torch
from torch import nn


def save():
    torch.save(nn.LazyLinear(1).state_dict(), "net.pt")


def load():
    return torch.load("net.pt", weights_only=False)
