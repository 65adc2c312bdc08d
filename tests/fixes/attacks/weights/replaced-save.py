import pickle

import torch
from torch import nn

torch.save = lambda value, path: pickle.dump(nn, open(path, "wb"))


def save():
    torch.save(nn.Linear(3, 1).state_dict(), "net.pt")


def load():
    return torch.load("net.pt", weights_only=False)
