import numpy as np


def save(rows):
    np.save("rows.npy", np.array([[1.0], [1.0, 2.0]]))


def load():
    return np.load("rows.npy", allow_pickle=True)
