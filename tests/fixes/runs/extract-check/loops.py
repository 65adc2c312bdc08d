import io
import os
import tarfile
import zipfile

app = module("app.py")
SCRATCH = os.environ["SCRATCH"]


def archive(names, kind):
    path = os.path.join(SCRATCH, "a." + kind)
    if kind == "zip":
        with zipfile.ZipFile(path, "w") as made:
            for name in names:
                made.writestr(name, "x")
    else:
        with tarfile.open(path, "w") as made:
            for name in names:
                member = tarfile.TarInfo(name)
                member.size = 1
                made.addfile(member, io.BytesIO(b"x"))
    return path


def unpacked(function, kind, *names):
    folder = os.path.join(SCRATCH, "out")
    os.makedirs(folder, exist_ok=True)
    function(archive(names, kind), folder)
    return sorted(os.listdir(folder))


FUNCTIONS = [(app.first, "zip"), (app.second, "zip"), (app.third, "tar")]


def cases():
    for function, kind in FUNCTIONS:
        yield function.__name__, lambda function=function, kind=kind: unpacked(function, kind, "a", "..b")


def attacks():
    mark = os.path.relpath(os.environ["HARM"], os.path.join(SCRATCH, "out"))
    for function, kind in FUNCTIONS:
        yield function.__name__, lambda function=function, kind=kind: unpacked(function, kind, mark)
        yield function.__name__ + ", absolute", lambda function=function, kind=kind: unpacked(
            function, kind, os.environ["HARM"]
        )
