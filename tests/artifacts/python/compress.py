"""
Compresses what it is given in every way that CPython knows, and as Deflate64 where the package inflate64 is there:
{way: base64} for each text of base64 in a JSON list.
"""
import base64, bz2, json, lzma, sys

XZ = {"check": lzma.CHECK_CRC32, "format": lzma.FORMAT_XZ}
WAYS = {
    "bzip2": bz2.compress,
    "bzip2 of level 1": lambda data: bz2.compress(data, 1),
    "bzip2 of two streams": lambda data: bz2.compress(data[:7]) + bz2.compress(data[7:]),
    "xz": lzma.compress,
    "xz of level 0": lambda data: lzma.compress(data, preset=0, **XZ),
    "xz without check": lambda data: lzma.compress(data, check=lzma.CHECK_NONE),
    "xz with SHA-256": lambda data: lzma.compress(data, check=lzma.CHECK_SHA256),
    "xz with other bits": lambda data: lzma.compress(
        data, filters=[{"id": lzma.FILTER_LZMA2, "lc": 0, "lp": 2, "pb": 1, "mode": lzma.MODE_FAST}]),
    "xz of two streams": lambda data: lzma.compress(data[:7]) + bytes(8) + lzma.compress(data[7:]),
    "lzma": lambda data: lzma.compress(data, format=lzma.FORMAT_ALONE),
    "lzma of level 9": lambda data: lzma.compress(data, format=lzma.FORMAT_ALONE, preset=9),
}
try:
    import inflate64

    def deflate64(data):
        deflater = inflate64.Deflater()
        return deflater.deflate(data) + deflater.flush()

    WAYS["deflate64"] = deflate64
except ImportError:
    print("the package inflate64 is not there: Deflate64 is not tried", file=sys.stderr)

texts = [base64.b64decode(text) for text in json.load(sys.stdin)]
json.dump([{way: base64.b64encode(pack(text)).decode() for way, pack in WAYS.items()} for text in texts], sys.stdout)
