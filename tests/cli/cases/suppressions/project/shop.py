import pickle

import yaml
from flask import request


def accepted():
    return pickle.loads(request.data)  # wherefrom: ignore[deserialization/pickle] until 2026-01-02 because the gateway signs it


def by_family():
    # The next line is old.
    # wherefrom: ignore[deserialization/*] because only operators reach it, see #12
    # (and nobody else)
    return list(
        yaml.load(
            request.data,
            Loader=yaml.UnsafeLoader,
        )
    )


def expired():
    return pickle.loads(request.data)  # wherefrom: ignore[deserialization/pickle] until 2026-01-01 because of the move


def without_reason():
    return pickle.loads(request.data)  # wherefrom: ignore[deserialization/pickle]


def another_rule():
    return pickle.loads(request.data)  # wherefrom: ignore[deserialization/yaml] because this is no YAML


def in_a_string():
    return pickle.loads(request.data, encoding="# wherefrom: ignore[deserialization/pickle] because of nothing")


def misspelt():
    pickle.loads(request.data)  # wherefrom: ignore because I say so
    pickle.loads(request.data)  # wherefrom: ignore[pickle] because I say so
    pickle.loads(request.data)  # wherefrom: ignore[deserialization/pickle] until 2027-02-30 because of a date
