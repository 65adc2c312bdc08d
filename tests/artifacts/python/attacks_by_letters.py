"""
Pickles as letters of every kind that Python and mail write, in texts, as {name: base64}. attacks.test.ts says what must be said
of each. Made here, never loaded.
"""
import base64
import binascii
import gzip
import json
import quopri
import sys
import urllib.parse
import zlib

from attacks import EVIL, EVIL2, EVIL0

files = {}
long = EVIL2 + b"padding" * 3
letters = {
    "base85": base64.b85encode(EVIL).decode(),
    "base85 of protocol 2": base64.b85encode(EVIL2).decode(),
    "base85 of zlib": base64.b85encode(zlib.compress(EVIL)).decode(),
    "base85 of strong zlib": base64.b85encode(zlib.compress(EVIL, 9)).decode(),
    "base85 of weak zlib": base64.b85encode(zlib.compress(EVIL, 1)).decode(),
    "base85 of gzip": base64.b85encode(gzip.compress(EVIL, mtime=0)).decode(),
    "twice base64": base64.b64encode(base64.b64encode(EVIL)).decode(),
    "twice base64 of protocol 2": base64.b64encode(base64.b64encode(EVIL2)).decode(),
    "twice base64 of zlib": base64.b64encode(base64.b64encode(zlib.compress(EVIL))).decode(),
    "twice base64 of gzip": base64.b64encode(base64.b64encode(gzip.compress(EVIL, mtime=0))).decode(),
    "digits in pairs": EVIL.hex(" "),
    "digits with colons": EVIL.hex(":"),
    "digits with dashes": EVIL.hex("-"),
    "digits in capitals": EVIL.hex(" ").upper(),
    "address": urllib.parse.quote_from_bytes(EVIL),
    "mail": quopri.encodestring(EVIL).decode(),
}
for what, value in letters.items():
    files[f"{what}.json"] = json.dumps({"cache": value}).encode()
    files[f"{what}.env"] = f"CACHE={value}\n".encode()
    files[f"{what}.py"] = f"CACHE = '''{value}'''\n".encode()
files["Adobe's base85.txt"] = base64.a85encode(EVIL)
files["Adobe's base85 with its marks.txt"] = base64.a85encode(EVIL, adobe=True)
files["numbers.json"] = json.dumps({"cache": list(EVIL)}).encode()
files["numbers of many lines.json"] = json.dumps({"cache": list(EVIL)}, indent=1).encode()
files["numbers with signs.json"] = json.dumps([(byte + 128) % 256 - 128 for byte in EVIL]).encode()
files["numbers of base 16.py"] = ("DATA = bytes([" + ", ".join(map(hex, EVIL)) + "])").encode()
files["numbers of zlib.json"] = json.dumps(list(zlib.compress(EVIL))).encode()
files["numbers of zlib with signs.json"] = json.dumps([(byte + 128) % 256 - 128 for byte in zlib.compress(EVIL)]).encode()
files["numbers of C.txt"] = ("static char data[] = {" + ",\n".join(f"0x{byte:02X}" for byte in EVIL) + "};").encode()
files["letters of Latin 1.json"] = json.dumps({"cache": EVIL.decode("latin-1")}).encode()
files["letters of Latin 1 of zlib.json"] = json.dumps({"cache": zlib.compress(EVIL).decode("latin-1")}).encode()
files["octal.py"] = ("DATA = b'" + "".join(f"\\{byte:03o}" for byte in EVIL) + "'").encode()
files["octal as short as can be.py"] = ("DATA = b'" + "".join(f"\\{byte:03o}" for byte in EVIL).replace("\\004", "\\4", 1) + "'").encode()
files["notebook.ipynb"] = json.dumps({"cells": [{"cell_type": "code", "source": [f"pickle.loads(base64.b85decode({letters['base85']!r}))"]}]}).encode()
files["twice base64"] = base64.b64encode(base64.b64encode(EVIL))
files["dump.log"] = binascii.hexlify(EVIL, " ", 1)

if __name__ == "__main__":
    json.dump({name: base64.b64encode(data).decode() for name, data in files.items()}, sys.stdout)
