"""Prints pickles of every protocol, in base64: what a program keeps."""
import base64, collections, datetime, decimal, enum, functools, json, os, pickle, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import things

VALUE = {
    "ordered": collections.OrderedDict(a=1),
    "default": collections.defaultdict(list, {1: [2]}),
    "when": datetime.datetime(2026, 11, 21, 1, 2, 3, tzinfo=datetime.timezone.utc),
    "price": decimal.Decimal("1.50"),
    "set": {1, 2},
    "frozen": frozenset("ab"),
    "bytes": b"\x00\xff",
    "array": bytearray(b"abc"),
    "big": 1 << 200,
    "model": things.Model(3),
    "special": things.Special(4),
    "partial": functools.partial(things.kept, 1, key=2),
    "class": things.Model,
}
if json.load(sys.stdin) == "with a zone":  # which old protocols fetch by getattr
    try:
        import zoneinfo

        VALUE["zone"] = zoneinfo.ZoneInfo("Europe/Vienna")
    except Exception:
        pass

print(json.dumps([base64.b64encode(pickle.dumps(VALUE, protocol)).decode() for protocol in range(pickle.HIGHEST_PROTOCOL + 1)]))
