import os
import subprocess
import sys

app = module("parent.py")
STRANGE = os.path.join(os.environ["SCRATCH"], "strange.py")


def told(function, data):
    """What the parent makes of it where the script prints something else."""
    with open(STRANGE, "w") as stream:
        stream.write("import sys\nsys.stdout.buffer.write(%r)\n" % data)
    real = subprocess.Popen.__init__

    def started(self, args, *rest, **options):
        real(self, [sys.executable, STRANGE], *rest, **options)

    subprocess.Popen.__init__ = started
    try:
        return function()
    finally:
        subprocess.Popen.__init__ = real


def cases():
    for name in ("first", "second", "third", "fourth"):
        yield name, lambda name=name: getattr(app, name)()
    yield "the whole program", lambda: script("parent.py")


def excepted():
    yield "something behind it", lambda: told(app.first, b"\x80\x04}\x94.\n")


def attacks():
    for name in ("first", "second", "third", "fourth"):
        yield name, lambda name=name: told(getattr(app, name), harm.PICKLE)
