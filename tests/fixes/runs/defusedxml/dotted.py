# needs: defusedxml==0.7.1
import flask

app = module("app.py")


def view(text):
    flask.request.data = text
    return app.view()


def cases():
    yield "elements", lambda: view(b'<a x="1"><b>text</b>tail<!-- c --><?pi?></a>')
    yield "damaged", lambda: view(b"<a>")


def attacks():
    def entities():
        if "ranran" in view(b'<!DOCTYPE a [<!ENTITY x "ran"><!ENTITY y "&x;&x;">]><a>&y;</a>'):
            harm.done()

    yield "entities of entities", entities
