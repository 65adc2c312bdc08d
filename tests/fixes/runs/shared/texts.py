"""Files with Python's own spelling of values, and with code."""
import os

PLAIN = {
    "a list": "[1, -2, 'b', b'\\x00', None, True, 1.5, -0.0]",
    "a dict": "{'a': {'b': []}, 'c': (1,), 'd': {1, 2}}",
    "blanks around it": "  [1]  \n",
    "rubbish": "[1,",
    "nothing": "",
}
HOSTILE = "__import__('harm').done()"
EXPRESSION = "[0] * 3 + [len('abc')]"
NAME = "[nan]"


def put(path, text, function):
    folder = os.path.dirname(path)
    if folder:
        os.makedirs(folder, exist_ok=True)
    with open(path, "w") as stream:
        stream.write(text)
    return function()


def each(path, function):
    for name, text in PLAIN.items():
        yield name, lambda text=text: put(path, text, function)
