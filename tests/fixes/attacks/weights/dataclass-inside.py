import torch
from torch import nn
import dataclasses


@dataclasses.dataclass
class Options:
    n: int = 1


def save():
    torch.save({"net": nn.Linear(3, 1).state_dict(), "n": Options()}, "net.pt")


def load():
    return torch.load("net.pt", weights_only=False)
