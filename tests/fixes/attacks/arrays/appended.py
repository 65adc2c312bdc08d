import numpy as np


def save(rows):
    np.save("rows.npy", np.append(np.zeros(3), [None]))


def load():
    return np.load("rows.npy", allow_pickle=True)
