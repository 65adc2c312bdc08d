"""For each line of JSON, an expression of Python: does it come back from JSON and MessagePack as it was?"""
import json
import sys


def same(a, b, seen):
    if type(a) is not type(b):
        return False
    if isinstance(a, float):
        return repr(a) == repr(b)
    if isinstance(a, (list, tuple, dict)):
        # One object in two places must be one object in two places again.
        if id(a) in seen:
            return seen[id(a)] is b
        if any(b is other for other in seen.values()):
            return False
        seen[id(a)] = b
    if isinstance(a, (list, tuple)):
        return len(a) == len(b) and all(same(x, y, seen) for x, y in zip(a, b))
    if isinstance(a, dict):
        return list(map(repr, a)) == list(map(repr, b)) and all(same(a[k], b[k], seen) for k in a)
    return a == b


def answer(setup, expression):
    names = {}
    exec(setup, names)
    value = eval(expression, names)
    try:
        back = json.loads(json.dumps(value).encode("utf-8"))
    except (TypeError, ValueError):
        return "raises"
    return "same" if same(value, back, {}) else "differs"


with open(sys.argv[1]) as questions, open(sys.argv[2], "w") as answers:
    for line in questions:
        answers.write(json.dumps(answer(*json.loads(line))) + "\n")
