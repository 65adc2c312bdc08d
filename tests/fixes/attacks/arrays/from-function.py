import numpy as np


def save(rows):
    np.save("rows.npy", np.fromfunction(lambda i: [None], (3,)))


def load():
    return np.load("rows.npy", allow_pickle=True)
