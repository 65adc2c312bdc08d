from flask import Flask, request

from shop.codec import Codec

app = Flask(__name__)


@app.route("/orders", methods=["POST"])
def orders():
    codec = Codec()
    return str(codec.parse(request.data))
