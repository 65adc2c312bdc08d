import numpy as np


def save(rows):
    np.save("rows.npy", np.concatenate([np.zeros(3), np.array([None])]))


def load():
    return np.load("rows.npy", allow_pickle=True)
