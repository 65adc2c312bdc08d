import torch
from torch import nn
import random


def save():
    torch.save({"net": nn.Linear(3, 1).state_dict(), "n": random.getstate(), "m": complex(1)}, "net.pt")


def load():
    return torch.load("net.pt", weights_only=False)
