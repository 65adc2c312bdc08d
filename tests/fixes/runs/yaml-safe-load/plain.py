# needs: PyYAML==6.0.2
import documents

documents.as_before_5_1()
app = module("app.py", "settings.yaml")
functions = [app.read, app.read_all, app.read_fast, app.read_old]


def cases():
    for function in functions:
        yield from documents.each(function)


def attacks():
    yield from map(documents.attack, functions)
