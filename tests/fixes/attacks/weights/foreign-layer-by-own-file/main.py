import torch
from torch import nn

from zoo import layer


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = layer()


def save():
    torch.save(Net().state_dict(), "net.pt")


def load():
    return torch.load("net.pt", weights_only=False)
