import numpy as np


def save(rows):
    np.save("rows.npy", np.array(rows, dtype=np.float32))


def keep(path, frame):
    frame.to_pickle(path)


def load():
    return np.load("rows.npy", allow_pickle=True)
