"""Classes and functions of a program, as pickles name them."""
from os import system as helper


class Model:
    def __init__(self, size):
        self.size = size


class Special:
    """Comes back through a function."""

    def __init__(self, size):
        self.size = size

    def __reduce__(self):
        return make, (self.size, "special")


def make(size, kind):
    return Special(size)


def kept(*given):
    return given
