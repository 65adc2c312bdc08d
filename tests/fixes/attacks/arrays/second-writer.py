import numpy as np


def save(rows, path):
    np.save("rows.npy", np.array(rows, dtype=np.float32))
    np.save(path, np.array([{}]))


def load():
    return np.load("rows.npy", allow_pickle=True)
