import torch


def save():
    torch.save({"n": torch.zeros(2), "of": torch.nn.Linear}, "net.pt")


def load():
    return torch.load("net.pt", weights_only=False)
