import numpy as np


def save(rows):
    np.save("rows.npy", np.array(rows, dtype=np.float32))


def receive(path, data):
    with open(path, "wb") as stream:
        stream.write(data)


def load():
    return np.load("rows.npy", allow_pickle=True)
