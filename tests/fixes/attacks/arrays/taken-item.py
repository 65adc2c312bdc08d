import numpy as np


def save(rows):
    np.save("rows.npy", np.array({"a": 1}))


def load():
    return np.load("rows.npy", allow_pickle=True).item()
