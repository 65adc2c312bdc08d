import numpy as np


def save(rows):
    np.save("rows.npy", np.vectorize(lambda one: {}, otypes=[object])(rows))


def load():
    return np.load("rows.npy", allow_pickle=True)
