import torch
from torch import nn


def save():
    torch.save(Net().state_dict(), "net.pt")


class Net(nn.Module):
    def get_extra_state(self):
        return {1: Net}


def load():
    return torch.load("net.pt", weights_only=False)
