# needs: numpy==2.2.6
import numpy

app = module("app.py")


class Harm:
    def __reduce__(self):
        return harm.done, ()


def loaded(rows, path):
    app.save(rows, path)
    return app.load()


def cases():
    yield "numbers", lambda: loaded([1, 2], "rows.npy")


def excepted():
    yield "objects", lambda: loaded([1, "a", None], "rows.npy")


def attacks():
    yield "rows", lambda: loaded([Harm()], "rows.npy")
