import os
import stat
import subprocess
import sys

import flask

BIN = os.path.join(os.environ["SCRATCH"], "bin")
SEEN = os.path.join(os.environ["SCRATCH"], "seen")
PROGRAM = '#!%s\nimport sys\nopen(%r, "a").write(repr(sys.argv[1:]) + "\\n")\n' % (sys.executable, SEEN)

os.makedirs(BIN, exist_ok=True)
for name in ("convert", "git", "picture", "bild"):
    with open(os.path.join(BIN, name), "w") as program:
        program.write(PROGRAM)
    os.chmod(program.name, stat.S_IRWXU)
os.environ["PATH"] = BIN + os.pathsep + os.environ["PATH"]
app = module("app.py")


def seen(name, count):
    """What the programs are given."""
    open(SEEN, "w").close()
    flask.request.args = {"name": name, "count": count}
    app.view()
    with open(SEEN) as lines:
        return lines.read()


def cases():
    yield "words", lambda: seen("picture", "7")
    yield "other words", lambda: seen("bild", "1234")


def excepted():
    yield "two words", lambda: seen("picture bild", "1")


class Stop(Exception):
    pass


def attacks():
    hostile = "picture;touch $HARM;"
    run, call = subprocess.run, subprocess.call

    def only(name, real):
        def stop(*args, **options):
            real(*args, **options)
            raise Stop

        # What comes behind is as it was: the view ends here.
        subprocess.run, subprocess.call = (stop, call) if name == "run" else (lambda *a, **b: None, stop)
        try:
            seen(hostile, "1")
        finally:
            subprocess.run, subprocess.call = run, call

    yield "run", lambda: only("run", run)
    yield "call", lambda: only("call", call)
