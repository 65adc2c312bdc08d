import os
import pickle

import numpy as np

MODELS = os.path.join(os.path.dirname(__file__), os.pardir, "models")


def _model():
    with open(os.path.join(MODELS, "ranker.pkl"), "rb") as f:
        return pickle.load(f)


def _weights():
    return np.load(os.path.join(MODELS, "weights.npy"))


def rank(items, prefs):
    model, weights = _model(), _weights()
    return sorted(items, key=lambda item: model.score(item, prefs) * weights[0])
