# needs: PyYAML==6.0.2
import documents

documents.as_before_5_1()
app = module("app.py", documents.written("plain", "a: 1\n"))
functions = [app.first, app.second, app.third]


def cases():
    for function in functions:
        yield from documents.each(function)


def attacks():
    yield from map(documents.attack, functions)
