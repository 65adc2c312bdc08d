import torch
from torch import nn


def save():
    net = nn.Linear(3, 1)
    net._register_state_dict_hook(lambda module, state, prefix, meta: {"module": module})
    torch.save(net.state_dict(), "net.pt")


def load():
    return torch.load("net.pt", weights_only=False)
