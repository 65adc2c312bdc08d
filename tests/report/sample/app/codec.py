import base64
import pickle
import zlib


def unpack(text):
    data = base64.urlsafe_b64decode(text)
    return zlib.decompress(data)


def load_preferences(cookie):
    if not cookie:
        return {}
    return pickle.loads(unpack(cookie))
