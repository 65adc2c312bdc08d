def cases():
    yield "what the parent sends", lambda: script("parent.py")


def attacks():
    yield "what another sends", lambda: script("worker.py", input=harm.PICKLE)
