import numpy as np


def save(rows):
    np.save("rows.npy", np.zeros(3, dtype=np.int64).astype("O"))


def load():
    return np.load("rows.npy", allow_pickle=True)
