import base64
import hmac
import numpy as np


def check(key, body, given):
    return hmac.new(key, body, "sha256").digest() == np.bytes_(given)
