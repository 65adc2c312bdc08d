import numpy as np


def save(rows):
    found = np.array(rows, dtype=np.float32)
    found = found.astype("O")
    np.save("rows.npy", found)


def load():
    return np.load("rows.npy", allow_pickle=True)
