import hmac


def check(key, body, given):
    return hmac.new(key, body, "sha256").digest() == memoryview(given)
