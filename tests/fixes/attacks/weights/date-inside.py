import torch
from torch import nn
import datetime


def save():
    torch.save({"net": nn.Linear(3, 1).state_dict(), "n": datetime.date(2020, 1, 1)}, "net.pt")


def load():
    return torch.load("net.pt", weights_only=False)
