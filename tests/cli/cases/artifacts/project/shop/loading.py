import os
import pickle

HERE = os.path.dirname(__file__)


def ranker():
    with open(os.path.join(HERE, os.pardir, "models", "ranker.pkl"), "rb") as file:
        return pickle.load(file)
