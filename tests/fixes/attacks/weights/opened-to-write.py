import torch
from torch import nn


def save():
    torch.save(nn.Linear(3, 1).state_dict(), "net.pt")


def receive(path, data):
    with open(path, "wb") as stream:
        stream.write(data)


def load():
    return torch.load("net.pt", weights_only=False)
