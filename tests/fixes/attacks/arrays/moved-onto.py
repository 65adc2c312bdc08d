import shutil

import numpy as np


def save(rows, other):
    np.save("rows.npy", np.array(rows, dtype=np.float32))
    shutil.move(other, ".")


def load():
    return np.load("rows.npy", allow_pickle=True)
