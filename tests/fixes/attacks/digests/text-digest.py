import hmac


def check(key, body, given: bytes):
    return hmac.new(key, body, "sha256").hexdigest() == given.decode()
