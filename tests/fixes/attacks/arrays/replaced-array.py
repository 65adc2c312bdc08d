import numpy as np

np.array = lambda rows, dtype: [{}]


def save(rows):
    np.save("rows.npy", np.array(rows, dtype=np.float32))


def load():
    return np.load("rows.npy", allow_pickle=True)
