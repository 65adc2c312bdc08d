"""What a visitor likes, kept in a cookie."""
import base64
import hashlib
import hmac
import os
import pickle

SECRET = os.environ["PLUMFIELD_SECRET"].encode()


def to_cookie(prefs):
    return base64.b64encode(pickle.dumps(prefs)).decode("ascii")


def from_cookie(text):
    if not text:
        return {}
    return pickle.loads(base64.b64decode(text))


def to_signed_cookie(prefs):
    body = base64.b64encode(pickle.dumps(prefs)).decode("ascii")
    return _signature(body) + "." + body


def from_signed_cookie(text):
    if not text:
        return {}
    signature, _, body = text.partition(".")
    if not hmac.compare_digest(signature, _signature(body)):
        return {}
    return pickle.loads(base64.b64decode(body))


def _signature(body):
    return hmac.new(SECRET, body.encode(), hashlib.sha256).hexdigest()
