import pickle

from flask import Flask, request
from flask.views import MethodView

from store import load_saved

app = Flask(__name__)


@app.route("/cart", methods=["POST"])
def cart():
    return pickle.loads(request.data)  # entry: http POST /cart


@app.get("/saved")
def saved():
    return load_saved()


class Orders(MethodView):
    def put(self, name):
        return pickle.loads(request.data)  # entry: http PUT /orders/<name>


app.add_url_rule("/orders/<name>", view_func=Orders.as_view("orders"))


def ping():
    return pickle.loads(request.data)  # entry: http GET /ping


app.add_url_rule("/ping", view_func=ping, methods=["GET"])


@app.cli.command("restore")
def restore(path):
    return pickle.load(open(path, "rb"))  # entry: command restore
