import torch
from torch import nn


def save():
    torch.save({"n": nn.Linear(1, 1).weight.detach().numpy()}, "net.pt")


def load():
    return torch.load("net.pt", weights_only=False)
