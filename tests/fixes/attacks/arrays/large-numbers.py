import numpy as np


def save(rows):
    np.save("rows.npy", np.array([len(rows), 2 ** 70]))


def load():
    return np.load("rows.npy", allow_pickle=True)
