import flask

app = flask.Flask(__name__)


@app.route("/")
def page():
    return eval(flask.request.args["sum"])
