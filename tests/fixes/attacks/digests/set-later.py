import base64
import hmac


def check(key, body, given):
    given = base64.b64decode(given)
    if not given:
        given = None
    return hmac.new(key, body, "sha256").digest() == given
