import hmac


def check(key, body, given=b""):
    return hmac.new(key, body, "sha256").digest() == given
