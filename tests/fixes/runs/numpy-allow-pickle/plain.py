# needs: numpy==2.2.6
import os
import pickle

import numpy

NUMBERS = os.path.join(os.environ["SCRATCH"], "numbers.npy")
OBJECTS = os.path.join(os.environ["SCRATCH"], "objects.npy")
numpy.save(OBJECTS, numpy.array({"a": 1}, dtype=object))
numpy.save(NUMBERS, numpy.arange(3))
app = module("app.py", NUMBERS, OBJECTS)


class Harm:
    def __reduce__(self):
        return harm.done, ()


def saved(array):
    numpy.save(NUMBERS, array)
    return NUMBERS


def cases():
    for name in ("int64", "float32", "complex128", "bool", "U3", "S2", "datetime64[D]"):
        array = numpy.zeros((2, 2), dtype=name)
        yield "read %s" % name, lambda array=array: app.read(saved(array))
        yield "read_more %s" % name, lambda array=array: app.read_more(saved(array), allow_pickle=True)


def excepted():
    yield "an array of objects", lambda: app.read(OBJECTS)


def attacks():
    hostile = numpy.array([Harm()], dtype=object)
    yield "read", lambda: app.read(saved(hostile))
    yield "read_more", lambda: app.read_more(saved(hostile), allow_pickle=True)
