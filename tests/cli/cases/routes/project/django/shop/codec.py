import base64
import pickle


def decode(text):
    return pickle.loads(base64.b64decode(text))
