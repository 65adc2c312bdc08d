# needs: numpy==2.2.6
import numpy

app = module("app.py")


class Harm:
    def __reduce__(self):
        return harm.done, ()


def loaded(rows):
    app.save(rows)
    return app.load()


def excepted():
    yield "objects", lambda: loaded([1])


def attacks():
    yield "rows", lambda: loaded([Harm()])
