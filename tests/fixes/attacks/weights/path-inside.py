import torch
from torch import nn
import pathlib


def save():
    torch.save({"net": nn.Linear(3, 1).state_dict(), "path": pathlib.Path("a")}, "net.pt")


def load():
    return torch.load("net.pt", weights_only=False)
