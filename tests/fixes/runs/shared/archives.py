"""Archives for a view that extracts what it is sent into the folder `out`, and what lies there then."""
import contextlib
import io
import os
import shutil
import stat
import tarfile

import flask

# Until Python 3.14 nothing was filtered that nobody asked for.
tarfile.TarFile.extraction_filter = staticmethod(tarfile.fully_trusted_filter)


class Sent(dict):
    """A new stream at each look."""

    def __getitem__(self, name):
        return io.BytesIO(super().__getitem__(name))


class End(Exception):
    pass


class Ended:
    """The options of a call that is not mended: the view ends there."""

    def keys(self):
        raise End


def archive(name, mode=0o644):
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as made:
        member = tarfile.TarInfo(name)
        member.size, member.mode = 4, mode
        made.addfile(member, io.BytesIO(b"text"))
    return stream.getvalue()


def extracted(app, sent):
    shutil.rmtree("out", ignore_errors=True)
    os.mkdir("out")
    flask.request.files, flask.request.args = Sent(a=sent), Ended()
    with contextlib.suppress(End):
        app.view()
    found = []
    for folder, _, names in os.walk("out"):
        for name in names:
            path = os.path.join(folder, name)
            with open(path, "rb") as stream:
                found.append((path, oct(stat.S_IMODE(os.stat(path).st_mode)), stream.read()))
    return sorted(found)


def attack(app, harm):
    try:
        extracted(app, archive("../outside"))
    finally:
        if os.path.exists("outside"):
            os.remove("outside")
            harm.done()
