"""Reads pickles made by a test with both unpicklers of CPython and prints what each does, and where it stops."""
import base64, io, json, sys
from stubs import C, PYTHON, buffers, load, peekable

LOADERS = {"c": (C, peekable), "c_file": (C, io.BytesIO), "python": (PYTHON, io.BytesIO)}


def outcome(loader, opened, data):
    file = opened(data)
    events, error = load(loader, file, buffers=buffers())
    return {"events": events, "error": error, "end": file.tell()}


cases = [base64.b64decode(line) for line in json.load(sys.stdin)]
json.dump([{name: outcome(*loader, data) for name, loader in LOADERS.items()} for data in cases], sys.stdout)
