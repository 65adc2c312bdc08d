import flask
from markupsafe import Markup

app = flask.Flask(__name__)


@app.route("/")
def page():
    return Markup("<b>" + flask.request.args["name"])
