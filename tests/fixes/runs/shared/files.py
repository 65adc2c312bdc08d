"""Files that a program reads, with bytes that others have put there."""
import os


def put(path, data, function):
    folder = os.path.dirname(path)
    if folder:
        os.makedirs(folder, exist_ok=True)
    with open(path, "wb") as stream:
        stream.write(data)
    return function()


def imported(name):
    """A file of the fixture as a module of its own: objects of its classes are pickled by its name."""
    import importlib
    import sys

    sys.path.insert(0, os.getcwd())
    return importlib.import_module(name)
