import pickle

from flask import Flask, request

app = Flask(__name__)


@app.route("/prefs")
def prefs():
    return pickle.loads(request.cookies["prefs"])
