import pickle

from flask import request


def twice():
    first = pickle.loads(request.data)
    second = pickle.loads(request.data)
    return first, second


def gone():
    return pickle.loads(request.cookies["x"])
