"""What a visitor likes, kept in a cookie."""
import base64
import hashlib
import hmac
import json
import os
import pickle

SECRET = os.environ["PLUMFIELD_SECRET"].encode()


def to_cookie(prefs):
    return base64.b64encode(pickle.dumps(prefs)).decode("ascii")


def from_cookie(text):
    if not text:
        return {}
    return pickle.loads(base64.b64decode(text))


def from_signed_cookie(text):
    """The newer form: signed, and JSON inside."""
    if not text:
        return {}
    signature, _, body = text.partition(".")
    expected = hmac.new(SECRET, body.encode(), hashlib.sha256).hexdigest()
    if not hmac.compare_digest(signature, expected):
        return {}
    return json.loads(base64.b64decode(body))
