import numpy as np


def save(rows):
    np.save("rows.npy", np.array(rows, dtype=[("a", "f4"), ("b", "O")]))


def load():
    return np.load("rows.npy", allow_pickle=True)
