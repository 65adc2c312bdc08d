# needs: PyYAML==6.0.2
import documents

app = module("app.py")


def cases():
    yield from documents.each(app.by_class)


def attacks():
    yield documents.attack(app.by_class)
