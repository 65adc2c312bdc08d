import base64
import hmac

base64.b64decode = lambda text: text or None


def check(key, body, given):
    return hmac.new(key, body, "sha256").digest() == base64.b64decode(given)
