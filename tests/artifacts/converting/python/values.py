"""Random values of all that pickles hold, the same for the same seed on every Python from 3.8."""
import array, collections, dataclasses, datetime, decimal, enum, fractions, ipaddress, pathlib, pickle, random, re
import string, types, uuid


class Colour(enum.Enum):
    RED = 1
    BLUE = "b"


Point = collections.namedtuple("Point", "x y")


@dataclasses.dataclass
class User:
    name: str
    tags: list


@dataclasses.dataclass(frozen=True)
class Key:
    n: int


class Slotted:
    __slots__ = ("a", "b")


class Numbers(list):
    pass


class Table(dict):
    pass


class Word(str):
    pass


class WithState:
    def __init__(self, x):
        self.x = x

    def __getstate__(self):
        return (self.x, "state")

    def __setstate__(self, state):
        self.x = state[0]


class Reduced:
    def __init__(self, *args):
        self.args = args

    def __reduce__(self):
        return Reduced, self.args, {"extra": 1}


CLASSES = [Colour, Point, User, Key, Slotted, Numbers, Table, Word, WithState, Reduced]
NAMES = {f"values:{kind.__qualname__}": kind for kind in CLASSES}
NAMES.update({f"values:Colour.{member.name}": member for member in Colour})
TIMEZONES = [None, datetime.timezone.utc, datetime.timezone(datetime.timedelta(hours=-3, minutes=30), "here"),
             datetime.timezone(datetime.timedelta(microseconds=1))]
LETTERS = string.ascii_letters + "\n\t\"'\\/$\0\x7f\x80é€漢😀\ud800\udfff\u2028"


class Maker:
    def __init__(self, seed, names=True):
        self.random = random.Random(seed)
        self.made = []
        self.left = 40

    def text(self, longest=12):
        letters = LETTERS if self.random.random() < 0.3 else string.ascii_letters
        length = 3000 if self.random.random() < 0.01 else self.random.randrange(longest)
        return "".join(self.random.choice(letters) for _ in range(length))

    def bytes(self):
        return bytes(self.random.randrange(256) for _ in range(self.random.choice([0, 1, 3, 10, 300])))

    def integer(self):
        edge = self.random.choice([0, 255, 256, 2**31, 2**53, 2**63, 2**64, 2**100, 10**50, 2**2048, 2**20000])
        small = self.random.randrange(-5, 300)
        return self.random.choice([small, small, edge, -edge, edge - 1, -edge - 1, edge + 1])

    def real(self):
        return self.random.choice([0.0, -0.0, 1.0, 1e22, 1e-7, 5e-324, 1.7976931348623157e308, float("inf"),
                                   float("-inf"), float("nan"), self.random.random(), self.random.uniform(-1e9, 1e9)])

    def hashable(self):
        kind = self.random.randrange(12)
        if kind < 4:
            return self.text()
        if kind < 6:
            return self.integer()
        if kind == 6:
            return tuple(self.hashable() for _ in range(self.random.randrange(3)))
        if kind == 7:
            return frozenset(self.hashable() for _ in range(self.random.randrange(3)))
        if kind == 8:
            return Key(self.random.randrange(10))
        if kind == 9:
            return self.random.choice([None, True, False, 1.5, b"key", Colour.RED, decimal.Decimal(1)])
        value = self.scalar()
        return 0 if isinstance(value, decimal.Decimal) and value.is_snan() else value

    def delta(self):
        return datetime.timedelta(self.random.randrange(-999, 999), self.random.randrange(86400),
                                  self.random.randrange(10**6))

    def moment(self):
        start = datetime.datetime.min if self.random.random() < 0.1 else datetime.datetime(1970, 1, 1)
        span = self.random.randrange(3_000_000) * 86400 // 1 if start.year == 1 else self.random.randrange(2**31)
        when = start + datetime.timedelta(seconds=span, microseconds=self.random.choice([0, 1, 999_999]))
        return when.replace(tzinfo=self.random.choice(TIMEZONES), fold=self.random.randrange(2))

    def scalar(self):
        return self.random.choice([
            lambda: None, lambda: True, lambda: False, self.integer, self.integer, self.real, self.text, self.text,
            self.bytes, lambda: complex(self.real(), self.real()), lambda: range(1, self.integer(), 3), self.delta,
            lambda: self.moment().date(), self.moment, lambda: self.moment().timetz(),
            lambda: decimal.Decimal(self.random.choice(["1.50", "-0", "NaN", "Infinity", "1E+999", "sNaN"])),
            lambda: fractions.Fraction(self.integer(), self.random.randrange(1, 99)),
            lambda: uuid.UUID(int=self.random.getrandbits(128)),
            lambda: pathlib.PurePosixPath(self.random.choice(["/", ".", "a/b", "/etc/x"])),
            lambda: pathlib.PureWindowsPath("C:/x"), lambda: ipaddress.ip_address(self.random.choice(["::1", "ff::8:1", "10.0.0.1"])),
            lambda: ipaddress.ip_network("10.0.0.0/8"), lambda: Colour.BLUE, lambda: Point(1, self.text()),
            lambda: Word(self.text()),
        ])()

    def mapping(self):
        plain = self.random.random() < 0.5
        key = self.text if plain else self.hashable
        return {key(): self.value() for _ in range(self.random.randrange(5))}

    def value(self):
        self.left -= 1
        if self.left < 0 or self.random.random() < 0.35:
            return self.scalar()
        if self.made and self.random.random() < 0.15:
            return self.random.choice(self.made)
        made = self.container()
        self.made.append(made)
        return made

    def values(self):
        return [self.value() for _ in range(self.random.randrange(5))]

    def container(self):
        return self.random.choice([
            self.values, self.values, self.mapping, self.mapping, lambda: tuple(self.values()),
            lambda: {self.hashable() for _ in range(self.random.randrange(5))},
            lambda: frozenset(self.hashable() for _ in range(4)), lambda: bytearray(self.bytes()),
            lambda: collections.OrderedDict(self.mapping()), self.default, lambda: collections.Counter(self.text()),
            lambda: collections.deque(self.values(), maxlen=self.random.choice([None, 2])),
            lambda: types.SimpleNamespace(**{"a": self.value()}), lambda: User(self.text(), self.values()),
            self.slotted, self.numbers, self.table, lambda: WithState(self.value()), lambda: Reduced(self.value()),
            self.cycle, lambda: slice(None, self.integer(), 2), lambda: array.array("d", [self.random.random()]),
            lambda: array.array("H", [1, 2]), lambda: re.compile(r"a+\n", re.I),
        ])()

    def default(self):
        made = collections.defaultdict(self.random.choice([list, int, None]))
        made.update(self.mapping())
        return made

    def slotted(self):
        made = Slotted()
        made.a = self.value()
        return made

    def numbers(self):
        made = Numbers(self.values())
        made.note = self.text()
        return made

    def table(self):
        return Table(self.mapping())

    def cycle(self):
        kind = self.random.randrange(4)
        made = [[], {}, User("me", []), collections.deque()][kind]
        self.made.append(made)
        if kind == 1:
            made["self"] = made
        elif kind == 2:
            made.tags.append(made)
        else:
            made.append((made, self.value()))
        return made


def same(one, other):
    """Equal in value, in type and in what is shared: `==` takes 1 for True and two equal lists for one."""
    stack, there, back = [(one, other)], {}, {}
    while stack:
        a, b = stack.pop()
        if type(a) is not type(b):
            return f"{type(a)} {a!r:.80} and {type(b)} {b!r:.80}"
        parts = inside(a), inside(b)
        if parts[0] is None:
            if plain(a) != plain(b):
                return f"{a!r:.80} and {b!r:.80}"
            continue
        if there.setdefault(id(a), b) is not b or back.setdefault(id(b), a) is not a:
            if type(a) not in (tuple, frozenset) or a:
                return f"what is shared: {a!r:.80}"
            continue
        if id(a) in there and (id(a), id(b)) in back:
            continue
        back[(id(a), id(b))] = True
        if len(parts[0]) != len(parts[1]):
            return f"{a!r:.80} and {b!r:.80}"
        stack.extend(zip(*parts))
    return None


def plain(value):
    if isinstance(value, float) and value != value:
        return "nan"
    if isinstance(value, (float, complex, decimal.Decimal, bytearray, array.array)):
        return repr(value)
    if isinstance(value, (datetime.datetime, datetime.time)):
        return repr(value), value.fold, repr(value.tzinfo)
    return value


def ordered(values):
    return sorted(values, key=rank)


def rank(value):
    """Sets come in any order, also within what they hold."""
    inner = isinstance(value, (frozenset, tuple))
    return type(value).__name__, repr(sorted(map(rank, value))) if inner else repr(value)


def inside(value):
    """Parts that are compared by themselves; None for what is compared as a whole."""
    if isinstance(value, (list, tuple, collections.deque)):
        extra = [value.maxlen] if isinstance(value, collections.deque) else []
        return [*value, *extra, *attributes(value)]
    if isinstance(value, (set, frozenset)):
        return ordered(value)
    if isinstance(value, dict):
        factory = [value.default_factory] if isinstance(value, collections.defaultdict) else []
        return [part for pair in value.items() for part in pair] + factory + attributes(value)
    if isinstance(value, slice):
        return [value.start, value.stop, value.step]
    if isinstance(value, (types.SimpleNamespace, User, Key, WithState, Reduced)):
        return attributes(value)
    if isinstance(value, Slotted):
        return [getattr(value, name, "absent") for name in ("a", "b")]
    return None


def attributes(value):
    return [part for pair in sorted(getattr(value, "__dict__", {}).items()) for part in pair]
