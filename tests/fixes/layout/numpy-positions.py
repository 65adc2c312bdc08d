import numpy as np


def read(path):
    return np.load(path, None, True), np.load(path, allow_pickle = True ), np.load(path, allow_pickle=(True))
