import numpy as np


def save(rows):
    np.save("rows.npy", np.where(np.zeros(3) > 0, 1, None))


def load():
    return np.load("rows.npy", allow_pickle=True)
