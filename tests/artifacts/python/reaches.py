"""
Opens files made by a test with the readers of the standard library (zipfile, tarfile, gzip, bz2, lzma, zlib), one in
the other, and loads whatever is inside with both unpicklers. Prints the names that were asked for and called.
"""
import base64, bz2, gzip, io, json, lzma, sys, tarfile, zipfile, zlib
from stubs import C, PYTHON, load, peekable

MOST = 1 << 20
DEEPEST = 3


def plain(base):
    """As programs have it that know nothing of persistent ids, where only what could be a name is found."""

    class Plain(base):
        def find_class(self, module, name):
            if not all(part.isidentifier() for part in f"{module}.{name}".split(".")):
                raise ImportError(module)
            return super().find_class(module, name)

        def persistent_load(self, pid):
            raise ValueError("a persistent id")

    return Plain


LOADERS = (plain(C), plain(PYTHON))


def reached(data, found, depth=0):
    for loader in LOADERS:
        file = peekable(data)
        for _ in range(8):  # as programs that call load again do
            events, error = load(loader, file)
            found["asked"].update(f"{e[1]}.{e[2]}" for e in events if e[0] == "ask")
            found["called"].update(e[1] for e in events if e[0] == "call" and e[1])
            if error is not None:
                break
    if depth < DEEPEST:
        for inner in inside(data):
            reached(inner, found, depth + 1)


def inside(data):
    for unpack in (unzipped, untarred, unpacked):
        try:
            yield from unpack(data)
        except Exception:
            pass


def unzipped(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist()[:50]:
            try:
                with archive.open(info) as member:
                    yield member.read(MOST)
            except Exception:
                pass


def untarred(data):
    with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as archive:
        for info in archive:
            if info.isfile() and info.size < MOST:
                yield archive.extractfile(info).read(MOST)


def unpacked(data):
    if data[:2] == b"\x1f\x8b":
        yield gzip.GzipFile(fileobj=io.BytesIO(data)).read(MOST)
    elif data[:3] == b"BZh":
        yield bz2.BZ2Decompressor().decompress(data, MOST)
    elif data[:1] in (b"\xfd", b"\x5d"):
        yield lzma.LZMADecompressor(memlimit=1 << 28).decompress(data, MOST)
    elif data[:1] == b"\x78":
        yield zlib.decompressobj().decompress(data, MOST)


def case(line):
    found = {"asked": set(), "called": set()}
    reached(base64.b64decode(line), found)
    return {what: sorted(names) for what, names in found.items()}


json.dump([case(line) for line in json.load(sys.stdin)], sys.stdout)
