import torch
from torch import nn
import collections


def save():
    torch.save({"net": nn.Linear(3, 1).state_dict(), "n": collections.Counter()}, "net.pt")


def load():
    return torch.load("net.pt", weights_only=False)
