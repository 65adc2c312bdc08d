"""For each line of JSON {text, good, bad}: does the validator take the good values and refuse the bad ones?"""
import json
import sys


def plain(value):
    """What came out, as dicts again; None where it is not of the same types."""
    kind = type(value)
    if kind in (type(None), bool, int, float, str, bytes):
        return value
    if kind is list:
        return [plain(item) for item in value]
    if kind is dict:
        return {key: plain(item) for key, item in value.items()}
    if hasattr(value, "model_dump"):
        # What was not given is no field.
        return {
            (type(value).model_fields[name].alias or name): plain(getattr(value, name))
            for name in value.model_fields_set
        }
    if hasattr(value, "__struct_fields__"):
        import msgspec

        names = zip(value.__struct_fields__, value.__struct_encode_fields__)
        return {out: plain(getattr(value, name)) for name, out in names if getattr(value, name) is not msgspec.UNSET}
    return None


def same(a, b):
    if isinstance(a, dict):
        return type(b) is dict and a.keys() == b.keys() and all(same(a[key], b[key]) for key in a)
    if isinstance(a, list):
        return type(b) is list and len(a) == len(b) and all(map(same, a, b))
    return repr(a) == repr(b)


def answer(text, good, bad):
    names = {}
    exec(text, names)
    faults = []
    for source in good:
        value = eval(source)
        try:
            found = names["check"](value)
            if hasattr(found, "model_dump") or hasattr(found, "__struct_fields__"):
                if not same(plain(found), value):
                    faults.append("changed: %s became %r" % (source, plain(found)))
        except Exception as error:
            faults.append("refused: %s: %s %s" % (source, type(error).__name__, error))
    for source in bad:
        try:
            names["check"](eval(source))
            faults.append("taken: %s" % source)
        except names["Invalid"]:
            pass
        except Exception as error:
            faults.append("%s for %s: %s" % (type(error).__name__, source, error))
    if "parse" in names:
        try:
            names["parse"]('{"a": 1, "a": 1}')
            faults.append("taken: a key twice")
        except names["Invalid"]:
            pass
        try:
            names["parse"]("[" * 100000)
            faults.append("taken: a hundred thousand brackets")
        except ValueError:
            pass
    return faults


with open(sys.argv[1]) as questions, open(sys.argv[2], "w") as answers:
    for line in questions:
        answers.write(json.dumps(answer(**json.loads(line))) + "\n")
