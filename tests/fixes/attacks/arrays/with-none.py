import numpy as np


def save(rows):
    np.save("rows.npy", np.array([1.0, None]))


def load():
    return np.load("rows.npy", allow_pickle=True)
