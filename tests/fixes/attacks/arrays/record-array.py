import numpy as np


def save(rows):
    np.save("rows.npy", np.rec.fromrecords(rows, dtype=[("a", "O")]))


def load():
    return np.load("rows.npy", allow_pickle=True)
