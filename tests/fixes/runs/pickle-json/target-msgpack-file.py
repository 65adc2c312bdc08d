# needs: msgpack==1.1.0
import os

import files
import names

os.mkdir("data")
app = module("app.py")


def both(data):
    """Under the old name and the new one."""
    files.put("data/state.msgpack", data, str)
    return files.put("data/state.pkl", data, app.load)


def cases():
    yield from names.cases(app)


def excepted():
    yield from names.old(app, "data/state.pkl", {"names": ["before"]})


def attacks():
    yield "what another has put there", lambda: both(harm.PICKLE)
