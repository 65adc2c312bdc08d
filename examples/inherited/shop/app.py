from flask import Flask, jsonify, make_response, request

from shop import preferences, recommend
from shop.catalogue import load_catalogue
from shop.tasks import send_receipt

app = Flask(__name__)


@app.route("/")
def index():
    prefs = preferences.from_cookie(request.cookies.get("prefs"))
    items = load_catalogue("catalogue.yml")
    return jsonify(items=recommend.rank(items, prefs), theme=prefs.get("theme", "plain"))


@app.route("/v2/")
def index_v2():
    prefs = preferences.from_signed_cookie(request.cookies.get("prefs2"))
    return jsonify(theme=prefs.get("theme", "plain"))


@app.route("/prefs", methods=["POST"])
def save_prefs():
    response = make_response("saved")
    response.set_cookie("prefs", preferences.to_cookie(request.form.to_dict()))
    return response


@app.route("/orders", methods=["POST"])
def order():
    send_receipt.delay(request.get_json())
    return "", 202
