import torch
from torch import nn


def save():
    torch.save({"net": nn.Linear(3, 1).state_dict(), "n": range(3)}, "net.pt")


def load():
    return torch.load("net.pt", weights_only=False)
