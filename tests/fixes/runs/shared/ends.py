"""Fixtures in which something is pickled and read again: what most of their drivers ask."""
import importlib
import inspect
import os
import pickle

import harm


def app(name="app"):
    """As a module of its own name, by which its classes are pickled."""
    return importlib.import_module(name)


def of_process(script):
    """`parent.py` starts `worker.py`."""
    yield "what the parent sends", lambda: script("parent.py")


def process_attacks(script):
    yield "what another sends", lambda: script("worker.py", input=harm.PICKLE)


def values(function):
    """What `save` may be given: nothing, or a list of texts."""
    return [()] if not inspect.signature(function).parameters else [(["a", "\u00e4", "a"],), ([],)]


def readers(module):
    names = [name for name in ("load", "load_again", "restore") if hasattr(module, name)]
    return [(name, getattr(module, name)) for name in names]


def of_file(module, path):
    """`save` writes the file at a path, and `load` reads it."""
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    for given in values(module.save):
        for name, read in readers(module):
            yield "%s of %r" % (name, given), lambda given=given, read=read: (module.save(*given), read())[1]


def stored(path, data, read):
    folder = os.path.dirname(path) or "."
    os.makedirs(folder, exist_ok=True)
    for name in os.listdir(folder):  # the new form may have a file of its own
        if name.startswith(os.path.basename(path).split(".")[0] + "."):
            os.remove(os.path.join(folder, name))
    with open(path, "wb") as stream:
        stream.write(data)
    return read()


def file_attacks(module, path):
    for name, read in readers(module):
        for mark in (b"", b"\x80\x02"):
            yield "%s %r" % (name, mark), lambda mark=mark, read=read: stored(path, mark + harm.PICKLE, read)


def old_files(module, path, *old):
    """What was written before, in all protocols."""
    for i, value in enumerate(old):
        for protocol in (2, 3, 4, 5):
            data = pickle.dumps(value, protocol)
            for name, read in readers(module):
                yield "%s of old %d by %d" % (name, i, protocol), lambda data=data, read=read: stored(path, data, read)
