from reads import YAMLS


def save(value, stream):
    YAMLS["unsafe"].dump(value, stream)
