import base64
import hmac

hmac.compare_digest = None


def check(key, body, given):
    return hmac.new(key, body, "sha256").digest() == base64.b64decode(given)
