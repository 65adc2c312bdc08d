"""Moved down, neighbours changed, one call made anew, one reformatted."""

import pickle

from flask import request


def added():
    return 1


def twice():
    first = pickle.loads(
        request.data,
    )
    print("between")
    second = pickle.loads(request.data)
    third = pickle.loads(request.data)
    return first, second, third
