# needs: defusedxml==0.7.1
import flask

app = module("app.py")


def ask(view, text):
    flask.request.data = text
    return view()


def cases():
    for name in ("one", "two"):
        view = getattr(app, name)
        yield name, lambda view=view: ask(view, b"<a>text<b/></a>")
        yield name + ", damaged", lambda view=view: ask(view, b"<a>")


def attacks():
    def entities(view):
        if "ranran" in ask(view, b'<!DOCTYPE a [<!ENTITY x "ran"><!ENTITY y "&x;&x;">]><a>&y;</a>'):
            harm.done()

    for name in ("one", "two"):
        yield name, lambda view=getattr(app, name): entities(view)
