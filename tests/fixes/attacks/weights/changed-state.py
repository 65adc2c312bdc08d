import torch
from torch import nn


def save():
    state = nn.Linear(3, 1).state_dict()
    state["module"] = nn
    torch.save(state, "net.pt")


def load():
    return torch.load("net.pt", weights_only=False)
