import base64
import hmac


def check(key, body, given):
    try:
        raw = base64.b64decode(given)
    except ValueError:
        raw = ""
    return hmac.new(key, body, "sha256").digest() == raw
