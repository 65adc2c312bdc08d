import numpy as np


def save(rows):
    np.save("rows.npy", np.zeros(3, dtype="object"))


def load():
    return np.load("rows.npy", allow_pickle=True)
