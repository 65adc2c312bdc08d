import numpy as np


def save(rows):
    np.save("rows.npy", np.array(rows, dtype=np.dtypes.StringDType()))


def load():
    return np.load("rows.npy", allow_pickle=True)
