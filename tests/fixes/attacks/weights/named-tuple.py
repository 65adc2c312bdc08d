import torch
from torch import nn


def save():
    torch.save({"size": nn.Linear(1, 1).weight.max(0)}, "net.pt")


def load():
    return torch.load("net.pt", weights_only=False)
