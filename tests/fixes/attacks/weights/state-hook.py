import torch
from torch import nn


def save():
    torch.save(Net().state_dict(), "net.pt")


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self._register_state_dict_hook(lambda module, state, *_: state.update(x=module))


def load():
    return torch.load("net.pt", weights_only=False)
