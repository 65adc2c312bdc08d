import base64
import json
import pickle


def decode(text, form="json"):
    data = base64.b64decode(text)
    if form == "pickle":
        return pickle.loads(data)
    return json.loads(data)


def decode_settings(text):
    return decode(text, form="json")
