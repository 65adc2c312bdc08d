"""Fixtures whose pickles get an HMAC: what their drivers ask. The key is set, but where its absence is the question."""
import contextlib
import os
import pickle

import ends
import harm

KEY = "PICKLE_HMAC_KEY"
os.environ[KEY] = "5a" * 32


def without_key(function):
    kept = os.environ.pop(KEY)
    try:
        return function()
    finally:
        os.environ[KEY] = kept


def with_key(key, function):
    kept, os.environ[KEY] = os.environ[KEY], key
    try:
        return function()
    finally:
        os.environ[KEY] = kept


def keyless_processes(script):
    yield "no key", lambda: without_key(lambda: script("parent.py"))
    yield "a short key", lambda: with_key("5a", lambda: script("parent.py"))


def file_attacks(app, path):
    yield from ends.file_attacks(app, path)
    yield "with an HMAC of another key", lambda: forged(app, path)


def forged(app, path):
    """What somebody without our key can make: a message that is whole but for the key."""
    with_key("00" * 32, app.save)
    with open(path, "rb") as stream:
        mac = stream.read()[:32]
    with contextlib.suppress(Exception):
        ends.stored(path, mac + harm.PICKLE, app.load)
    ends.stored(path, harm.PICKLE, app.load)


def old_files(app, path, value):
    yield "what was written before", lambda: ends.stored(path, pickle.dumps(value), app.load)
