"""torch_files.py make FOLDER: what torch.save writes. torch_files.py load FILE…: what each of them gives, guarded by the
lines on standard input, and how it is refused without them; both as JSON."""
import argparse
import collections
import fractions
import json
import os
import sys

import torch


class Harm:
    def __reduce__(self):
        return os.getenv, ("HOME",)


def make(folder):
    torch.manual_seed(0)
    values = {
        "state": torch.nn.Linear(2, 1).state_dict(),
        "namespace": {"args": argparse.Namespace(lr=0.1), "weights": torch.ones(2)},
        "fraction": [fractions.Fraction(1, 3), collections.Counter("abca")],
        "network": torch.nn.Sequential(torch.nn.Linear(2, 1), torch.nn.ReLU()),
        "harm": [argparse.Namespace(lr=0.1), Harm()],
    }
    for name, value in values.items():
        torch.save(value, os.path.join(folder, name + ".pt"))
        torch.save(value, os.path.join(folder, name + "-legacy.pt"), _use_new_zipfile_serialization=False)


def loaded(path):
    try:
        return repr(torch.load(path, weights_only=True))
    except Exception as error:
        return "refused: " + type(error).__name__


def load(*paths):
    before = [loaded(path) for path in paths]
    exec(sys.stdin.read(), {})
    after = [loaded(path) for path in paths]
    whole = [repr(torch.load(path, weights_only=False)) for path in paths]
    print(json.dumps([dict(zip(("before", "after", "whole"), row)) for row in zip(before, after, whole)]))


{"make": make, "load": load}[sys.argv[1]](*sys.argv[2:])
