"""Plain values: pickles of random ones, and whether a document that was made of one reads as the same value.

A question is a seed, or a pickle in Base64 and the document in Base64 and its format.
"""
import base64
import json
import pickle
import random
import sys


def value(chance, depth=0):
    kinds = ["none", "bool", "int", "wide", "float", "odd", "text", "long"] + ["list", "dict"] * (depth < 4) * 2
    kind = chance.choice(kinds)
    if kind == "none":
        return None
    if kind == "bool":
        return chance.random() < 0.5
    if kind == "int":
        return chance.randint(-300, 300)
    if kind == "wide":
        return chance.choice([1, -1]) * chance.getrandbits(chance.choice([31, 32, 53, 63]))
    if kind == "float":
        return chance.choice([0.1, 1e300, -0.0, 5e-324, float(chance.randint(-9, 9)), chance.random()])
    if kind == "odd":
        return chance.choice([float("inf"), float("-inf"), float("nan")])
    if kind == "text":
        return chance.choice(["", "a", "\0", "$", "\u00e4", "\u2028", "\U0001f600", '"\\', "$id"])
    if kind == "long":
        return LONG
    count = chance.randint(0, 4)
    if kind == "list":
        return [value(chance, depth + 1) for _ in range(count)]
    return {chance.choice(["a", "b", "$", LONG, "\u00e4", ""]): value(chance, depth + 1) for _ in range(count)}


LONG = "long " * 60


def same(one, other):
    return repr(one) == repr(other) and type(one) is type(other)


def answer(question):
    if isinstance(question, int):
        chance = random.Random(question)
        data = pickle.dumps(value(chance), protocol=chance.randint(0, 5))
        return base64.b64encode(data).decode()
    data, document, form = question
    expected = pickle.loads(base64.b64decode(data))
    text = base64.b64decode(document)
    if form == "json":
        found = json.loads(text)
    else:
        import msgpack

        found = msgpack.unpackb(text, strict_map_key=False)
    return "same" if same(expected, found) else "%r, not %r" % (found, expected)


with open(sys.argv[-2]) as questions, open(sys.argv[-1], "w") as answers:
    for line in questions:
        answers.write(json.dumps(answer(json.loads(line))) + "\n")
