import numpy as np

np.save = lambda path, rows: np.array([{}]).dump(path)


def save(rows):
    np.save("rows.npy", np.array(rows, dtype=np.float32))


def load():
    return np.load("rows.npy", allow_pickle=True)
