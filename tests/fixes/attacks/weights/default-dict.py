import torch
from torch import nn
import collections


def save():
    torch.save(collections.defaultdict(list, nn.Linear(3, 1).state_dict()), "net.pt")


def load():
    return torch.load("net.pt", weights_only=False)
