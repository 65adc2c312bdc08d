# needs: PyYAML==6.0.2
import sys
import types

import documents

sys.modules["includes"] = types.SimpleNamespace(
    register=lambda loader: loader.add_constructor("!harm", lambda loader, node: harm.done())
)
app = module("app.py")


def cases():
    yield from documents.each(app.read)


def excepted():
    yield "a tag that is taught elsewhere", lambda: app.read(documents.written("taught", "!harm x\n"))


def attacks():
    yield "a tag that is taught elsewhere", lambda: app.read(documents.written("taught", "!harm x\n"))
