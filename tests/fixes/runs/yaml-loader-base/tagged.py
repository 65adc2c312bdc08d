# needs: PyYAML==6.0.2
import documents

app = module("app.py")


def cases():
    yield from documents.each(app.read)


def excepted():
    yield "the tag in the project's own file", lambda: app.read("old.yaml")


def attacks():
    yield documents.attack(app.read)
