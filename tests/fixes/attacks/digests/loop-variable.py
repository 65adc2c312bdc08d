import base64
import hmac


def check(key, body, all_given):
    for given in [base64.b64decode(one) for one in all_given] + [None]:
        if hmac.new(key, body, "sha256").digest() == given:
            return True
    return False
