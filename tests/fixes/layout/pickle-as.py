import pickle as p, os
from pickle import dumps, loads as undo


def save():
    with open("as.pkl", "wb") as f:
        f.write(dumps({"n": os.getpid()}, -1))


def load():
    with open("as.pkl", "rb") as f:
        return undo(f.read())


def kept():
    with open("kept.pkl", "wb") as f:
        p.dump((os.getpid(),), f)
