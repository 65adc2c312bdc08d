"""Results that are expensive to compute, kept in Redis."""
import functools
import json
import pickle

import redis

client = redis.Redis(host="cache")


def cached(key, seconds=300):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args):
            stored = client.get(key)
            if stored is not None:
                return pickle.loads(stored)
            result = function(*args)
            client.setex(key, seconds, pickle.dumps(result))
            return result
        return wrapper
    return decorate


def cached_json(key, seconds=300):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args):
            stored = client.get(key)
            if stored is not None:
                return json.loads(stored)
            result = function(*args)
            client.setex(key, seconds, json.dumps(result))
            return result
        return wrapper
    return decorate


def snapshot(value):
    """A copy that shares nothing with the original."""
    return pickle.loads(pickle.dumps(value))
