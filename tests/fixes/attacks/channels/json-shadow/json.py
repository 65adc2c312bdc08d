def dumps(x):
    return ""
