# needs: ruamel.yaml==0.18.6 PyYAML==6.0.2
import warnings

import documents

warnings.simplefilter("ignore")


def read(path):
    return printed("app.py", path)


def cases():
    yield from documents.each(read)


def attacks():
    yield documents.attack(read)
