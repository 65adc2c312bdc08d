"""Drivers of fixtures that keep names in a file."""
import pickle

import files

VALUES = {"nothing": [], "odd texts": ["", "\u00e4", "\ud800", "\U0001f600", 'a"b', 1.5, None]}


def cases(app):
    for name, values in VALUES.items():
        yield name, lambda values=values: (app.save(values), app.load())[1]


def attack(app, path, hostile):
    return "what another has put there", lambda: files.put(path, hostile, app.load)


def old(app, path, value):
    for protocol in (2, 3, 4, 5):
        data = pickle.dumps(value, protocol)
        yield "what was written before, by protocol %d" % protocol, lambda data=data: files.put(path, data, app.load)
