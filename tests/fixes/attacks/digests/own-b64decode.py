import hmac


def b64decode(given):
    return given or None


def check(key, body, given):
    return hmac.new(key, body, "sha256").digest() == b64decode(given)
