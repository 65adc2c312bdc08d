def cases():
    yield "what the parent sends", lambda: script("parent.py")
    yield "nothing", lambda: script("worker.py")
    yield "rubbish", lambda: script("worker.py", input=b"\x80\x04not a pickle")


def attacks():
    yield "what another sends", lambda: script("worker.py", input=harm.PICKLE)
