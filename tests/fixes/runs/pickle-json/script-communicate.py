def cases():
    yield "what the parent sends", lambda: script("parent.py")
    yield "more of it", lambda: script("parent.py", "a", "bc")


def attacks():
    yield "what another sends", lambda: script("worker.py", input=harm.PICKLE)
