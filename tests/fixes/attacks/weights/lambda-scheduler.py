import torch
from torch import nn


def save():
    torch.save(torch.optim.lr_scheduler.LambdaLR(torch.optim.SGD(nn.Linear(3, 1).parameters(), 0.1), str).state_dict(), "net.pt")


def load():
    return torch.load("net.pt", weights_only=False)
