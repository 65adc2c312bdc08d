import numpy as np


def save(rows):
    np.savez_compressed("rows.npy", rows)


def load():
    return np.load("rows.npy.npz", allow_pickle=True)
