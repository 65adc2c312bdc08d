import torch
from torch import nn


def save():
    torch.save(Net().state_dict(), "net.pt")


class Tagged(nn.Parameter):
    """Ours."""


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = Tagged(torch.zeros(1))


def load():
    return torch.load("net.pt", weights_only=False)
