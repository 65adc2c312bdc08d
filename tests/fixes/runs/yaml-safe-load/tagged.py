# needs: PyYAML==6.0.2
import documents

documents.as_before_5_1()


def app(path):
    return printed("app.py", path)


def cases():
    yield from documents.each(app)


def excepted():
    yield "the tag in the project's own file", lambda: app("data/old.yml")


def attacks():
    yield documents.attack(app)
