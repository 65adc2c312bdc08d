def f():
    First line of what it does.
    """
    return a(1)

def g():
    """What this one does."""
    return b(2)

def h():
    """What the last one does."""
    return c(3)
