import numpy as np


def save(rows):
    np.save("rows", np.array(rows, dtype=object))
    np.save("rows.npy", np.array(rows, dtype=np.float32))


def load():
    return np.load("rows.npy", allow_pickle=True)
