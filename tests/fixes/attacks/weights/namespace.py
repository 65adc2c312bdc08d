import torch
from torch import nn
import argparse


def save():
    torch.save({"net": nn.Linear(3, 1).state_dict(), "args": argparse.Namespace(a=1)}, "net.pt")


def load():
    return torch.load("net.pt", weights_only=False)
