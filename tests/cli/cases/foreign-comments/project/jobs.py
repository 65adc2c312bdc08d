import pickle

from flask import request


def high():
    a = pickle.loads(request.data)  # nosec B301
    b = pickle.loads(request.data)  # noqa: S301
    return a, b


def below_high(path):
    with open(path, "rb") as file:
        return (
            pickle.load(file),  # nosec
            pickle.load(file),  # noqa
            pickle.load(file),  # noqa: E501,S301
            pickle.load(file),  # noqa: E501
            pickle.load(file, encoding="# nosec"),
        )
