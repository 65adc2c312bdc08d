# needs: PyYAML==6.0.2
import documents
import ends

app = ends.app()


def cases():
    yield from documents.each(app.read)


def attacks():
    def named():
        if app.read(documents.written("name", "!!python/name:builtins.eval\n")) is eval:
            harm.done()

    yield "a function by its name", named
