import numpy as np


def save(rows):
    np.save("rows.npy", np.array(rows, dtype=np.float32))
    open("rows.npy", "ab").write(b"x")


def load():
    return np.load("rows.npy", allow_pickle=True)
