import torch
from torch import nn


def save():
    torch.save(torch.optim.Adam(nn.Linear(1, 1).parameters()).state_dict(), "net.pt")


def load():
    return torch.load("net.pt", weights_only=False)
