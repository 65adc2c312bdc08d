import numpy as np


def save(rows):
    np.save("rows.npy", np.ma.array(rows, dtype=object))


def load():
    return np.load("rows.npy", allow_pickle=True)
