# needs: PyYAML==6.0.2
import documents

documents.as_before_5_1()
OUT = documents.written("out", "")


def app():
    return printed("app.py", OUT, "x", "\u00e4", "1", "true")


def cases():
    yield "what it writes itself", app


def attacks():
    def another():
        with documents.read_in_place(documents.written("hostile", harm.YAML)):
            app()

    yield "what another has put there", another
