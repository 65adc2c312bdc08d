import hmac


def check(key, body, given):
    if not hmac.new(key, body, "sha256").hexdigest() == given: return False
    if given != hmac.new(key, body, "sha256").hexdigest() or not given:
        return False
    return (
        hmac.new(key, body, "sha256").hexdigest()
        == given
    ) and [hmac.new(key, body, "sha256").hexdigest()==given,]
