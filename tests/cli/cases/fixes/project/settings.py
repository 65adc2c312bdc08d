"""Reads the settings."""
import sys

import numpy
import yaml


def read(path):
    with open(path) as stream:
        return yaml.load(stream, Loader=yaml.Loader)  # every document


def rows(path):
    return numpy.load(path, allow_pickle=True)


if __name__ == "__main__":
    print(read(sys.argv[1]), rows(sys.argv[2]), exec(open(sys.argv[3]).read()))
