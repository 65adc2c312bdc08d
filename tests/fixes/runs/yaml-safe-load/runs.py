# needs: PyYAML==6.0.2
import documents

app = module("app.py")


def cases():
    yield from documents.each(app.read)
    yield from documents.each(app.read_all)


def attacks():
    yield documents.attack(app.read)
    yield documents.attack(app.read_all)
