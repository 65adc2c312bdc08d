"""Prints pickles of many values in every protocol, and what pickletools.genops says of each."""
import array, base64, collections, copyreg, datetime, decimal, enum, fractions, json, pathlib, pickle, pickletools, uuid


class Plain:
    def __init__(self, **values):
        self.__dict__.update(values)


class Slots:
    __slots__ = ("a", "b")

    def __init__(self):
        self.a, self.b = 1, [2]


class WithArguments(tuple):
    def __new__(cls, *items, key=None):
        return tuple.__new__(cls, items)

    def __getnewargs_ex__(self):
        return tuple(self), {"key": 1}


class ListLike(list):
    pass


class DictLike(dict):
    pass


class Colour(enum.Enum):
    RED = 1


class Old:
    """Reduced by hand, with list and dict items."""

    def __reduce__(self):
        return Old, (), {"x": 1}, iter([]), iter([])


recursive = []
recursive.append(recursive)
shared = ["shared"] * 3
graph = Plain(name="root")
graph.itself = graph

VALUES = {
    "atoms": [None, True, False, 0, 1, -1, 255, 256, 65535, 65536, 2**31 - 1, -(2**31), 2**31, 2**63, -(2**70), 10**400],
    "floats": [0.0, -0.0, 1.5, float("inf"), float("-inf"), float("nan"), 1e300],
    "text": ["", "a", "é", "\ud800", "\U0001f600", "a\nb\\u0041", "x" * 300, "y" * 70000, "\\", "'\""],
    "bytes": [b"", b"a", b"\xff" * 300, b"z" * 70000],
    "bytearray": [bytearray(b"abc"), bytearray()],
    "tuples": [(), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), ((),)],
    "lists": [[], [1], list(range(3000)), [[[]]]],
    "dicts": [{}, {"a": 1}, {i: str(i) for i in range(2500)}, {(1, 2): [3]}],
    "sets": [set(), {1, 2}, frozenset(), frozenset({"a", "b"}), set(range(1500))],
    "recursive": [recursive, graph],
    "shared": [shared, shared],
    "objects": [Plain(a=1, b=[2]), Slots(), WithArguments(1, 2, key=3), ListLike([1, 2]), DictLike(a=1), Colour.RED, Old()],
    "names": [len, int, dict.fromkeys, collections.OrderedDict, datetime.datetime, Plain, [].append],
    "library": [
        collections.OrderedDict(a=1), collections.defaultdict(list, {1: [2]}), collections.deque([1, 2], 5), collections.Counter("abca"),
        datetime.datetime(2020, 1, 2, 3, 4, 5), datetime.date(2020, 1, 2), datetime.timedelta(1), datetime.timezone.utc,
        decimal.Decimal("1.5"), fractions.Fraction(1, 3), uuid.UUID(int=5), pathlib.PurePosixPath("a/b"), array.array("d", [1.0, 2.0]),
        complex(1, 2), range(5), slice(1, 2), ValueError("x"),
    ],
}


def main():
    printed = []
    for name, values in VALUES.items():
        for index, value in enumerate(values):
            for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
                for pickler in (pickle.Pickler, pickle._Pickler):
                    try:
                        data = _dump(pickler, value, protocol)
                    except Exception:
                        continue
                    printed.append(_described(f"{name}[{index}] protocol {protocol} {pickler.__module__}", data))
    print(json.dumps(printed))


def _dump(pickler, value, protocol):
    import io
    out = io.BytesIO()
    pickler(out, protocol).dump(value)
    return out.getvalue()


def _described(name, data):
    operations = [(opcode.name, position) for opcode, _, position in pickletools.genops(data)]
    return {"name": name, "data": base64.b64encode(data).decode(), "operations": operations}


main()
