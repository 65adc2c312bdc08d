import random

import torch


def save():
    torch.save({"n": random.getrandbits(20000)}, "net.pt")


def load():
    return torch.load("net.pt", weights_only=False)
