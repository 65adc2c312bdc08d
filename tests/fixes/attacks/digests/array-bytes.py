import base64
import hmac
import array


def check(key, body, given):
    return hmac.new(key, body, "sha256").digest() == array.array('b', given)
