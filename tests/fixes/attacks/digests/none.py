import base64
import hmac


def decoded(given):
    if given:
        return base64.b64decode(given)


def check(key, body, given):
    return hmac.new(key, body, "sha256").digest() == decoded(given)
