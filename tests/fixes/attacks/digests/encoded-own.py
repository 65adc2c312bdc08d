import base64
import hmac


def check(key, body, given):
    return hmac.new(key, body, "sha256").digest() == given.encode()
