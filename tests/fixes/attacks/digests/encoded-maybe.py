import hmac


def check(key, body, given):
    mine = given if isinstance(given, bytes) else given.encode()
    return hmac.new(key, body, "sha256").digest() == mine
