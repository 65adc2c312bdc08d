# needs: PyYAML==6.0.2
import documents

app = module("app.py")
functions = [app.read, app.read_all, app.fast]


def cases():
    for function in functions:
        yield from documents.each(function)


def attacks():
    yield from map(documents.attack, functions)
