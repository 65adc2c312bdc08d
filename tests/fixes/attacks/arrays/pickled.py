import pickle

import numpy as np


def save(rows):
    np.save("rows.npy", np.array(rows, dtype=np.float32))
    with open("rows" + ".npy", "wb") as stream:
        pickle.dump({"rows": rows}, stream)


def load():
    return np.load("rows.npy", allow_pickle=True)
