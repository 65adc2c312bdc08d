import torch
from torch import nn


def save():
    torch.save({"device": torch.device("cpu"), "size": torch.Size([1])}, "net.pt")


def load():
    return torch.load("net.pt", weights_only=False)
