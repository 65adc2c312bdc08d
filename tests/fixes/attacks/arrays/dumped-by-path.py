import numpy as np


def save(rows):
    np.save("rows.npy", np.array(rows, dtype=np.float32))


def keep(path, rows):
    np.array(rows, dtype=object).dump(path)


def load():
    return np.load("rows.npy", allow_pickle=True)
