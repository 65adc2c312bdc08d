from flask import Flask, jsonify, make_response, request

from shop import preferences, recommend
from shop.cache import cached, cached_json
from shop.catalogue import load_catalogue, load_prices
from shop.tasks import reserve, send_receipt

app = Flask(__name__)


@cached("best-sellers")
def best_sellers():
    return recommend.rank(load_catalogue("catalogue.yml"), {})[:10]


@cached_json("opening-hours", seconds=3600)
def opening_hours():
    return load_prices("hours.yml")


@app.route("/")
def index():
    prefs = preferences.from_cookie(request.cookies.get("prefs"))
    items = load_catalogue("catalogue.yml")
    return jsonify(items=recommend.rank(items, prefs), theme=prefs.get("theme", "plain"))


@app.route("/v2/")
def index_v2():
    prefs = preferences.from_signed_cookie(request.cookies.get("prefs2"))
    prices = load_prices("prices.yml")
    hours = opening_hours()
    return jsonify(items=best_sellers(), hours=hours, prices=prices, theme=prefs.get("theme", "plain"))


@app.route("/prefs", methods=["POST"])
def save_prefs():
    response = make_response("saved")
    response.set_cookie("prefs", preferences.to_cookie(request.form.to_dict()))
    response.set_cookie("prefs2", preferences.to_signed_cookie(request.form.to_dict()))
    return response


@app.route("/orders", methods=["POST"])
def place_order():
    order = request.get_json()
    for item in order["items"]:
        reserve.delay(item["sku"], item["count"])
    send_receipt.delay(order)
    return "", 202
