import numpy as np
import joblib


def save(rows):
    np.save("rows.npy", np.array(rows, dtype=np.float32))
    joblib.dump(rows, "rows.npy")


def load():
    return np.load("rows.npy", allow_pickle=True)
