# needs: ruamel.yaml==0.18.6 PyYAML==6.0.2
import warnings

import documents

warnings.simplefilter("ignore")
EMPTY = documents.written("none", "a: 1\n")


def first(path):
    return printed("app.py", path, EMPTY)


def second(path):
    return printed("app.py", EMPTY, path)


def cases():
    yield from documents.each(first)
    yield from documents.each(second)


def attacks():
    yield documents.attack(first)
    yield documents.attack(second)
