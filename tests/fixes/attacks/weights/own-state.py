import torch
from torch import nn


class Net(nn.Module):
    def get_extra_state(self):
        return self


def save():
    torch.save(Net().state_dict(), "net.pt")


def load():
    return torch.load("net.pt", weights_only=False)
