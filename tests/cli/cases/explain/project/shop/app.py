import hashlib
import hmac
import os
import pickle

from flask import Flask, request

from shop import codec, tables
from shop.vendor_client import fetch

app = Flask(__name__)
KEY = os.environ["SHOP_KEY"].encode()


@app.route("/prefs", methods=["POST"])
def prefs():
    raw = request.cookies.get("prefs", "")
    if len(raw) > 4096:
        return "too long", 400
    return codec.decode(raw, "pickle")


@app.post("/signed")
def signed():
    body = request.get_data()
    wanted = hmac.new(KEY, body, hashlib.sha256).hexdigest()
    if not hmac.compare_digest(wanted, request.headers["X-Signature"]):
        return "no", 403
    return pickle.loads(body)


@app.get("/prices")
def prices():
    legacy = False
    if legacy:
        return pickle.loads(request.data)
    return tables.lookup({"currency": "EUR", "codes": ["a", "b"]}, limit=10)


def refresh(source):
    return fetch(source, retries=3)


LEGACY = False


@app.get("/legacy")
def legacy():
    if LEGACY:
        return pickle.loads(request.data)
    return "gone", 410


HANDLERS = {"read": pickle.load}
