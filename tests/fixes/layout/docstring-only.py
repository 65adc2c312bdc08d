"""What it is for."""

def read(path):
    return eval(open(path).read())
