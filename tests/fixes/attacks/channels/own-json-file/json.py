def dumps(value):
    return "?"


def loads(text):
    return text
