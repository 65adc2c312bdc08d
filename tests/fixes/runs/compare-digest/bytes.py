import base64
import hmac

NO_ATTACK = "what is stopped is a measurement of time, which no single input shows"

app = module("app.py")
RIGHT = hmac.new(b"key", b"body", "sha256").digest()


def cases():
    for name, mac in {"right": RIGHT, "wrong": bytes(32), "short": b"", "long": RIGHT + b"x"}.items():
        given = base64.b64encode(mac)
        yield "%s in Base64" % name, lambda given=given: app.check(b"body", given)
        yield "%s in hex" % name, lambda mac=mac: app.check_hex(b"body", mac.hex())
        yield "%s as text" % name, lambda mac=mac: app.check_text(b"body", mac.hex())
        yield "%s as bytes" % name, lambda mac=mac: app.check_argument(b"body", mac)
    yield "no Base64", lambda: app.check(b"body", "\u00e4")


def excepted():
    yield "a text beyond ASCII", lambda: app.check_text(b"body", "\u00e4")
    yield "text in place of bytes", lambda: app.check_argument(b"body", "text")
    yield "nothing", lambda: app.check_either(b"body", "")
