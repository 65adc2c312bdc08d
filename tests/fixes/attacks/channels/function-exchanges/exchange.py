import json


def exchange(module, name, own):
    setattr(module, name, own)


exchange(json, 'loads', lambda data: (1, 2))
