"""Reads what `wherefrom convert --to json|msgpack` writes back into Python values. Python 3.8 and later.

    import json, pickle_document
    value = pickle_document.decode(json.load(open("state.json")))

Nothing is imported or called by a name that the document gives: classes and functions of your own are handed over.
Whatever has no type here becomes a Record. Copy this file, or write the same in another language; docs/convert.md
lists the forms.
"""
import array
import base64
import collections
import copyreg
import datetime
import decimal
import fractions
import ipaddress
import pathlib
import re
import struct
import types
import uuid

PLAIN = (object, type, bool, int, float, complex, str, bytes, bytearray, list, tuple, dict, set, frozenset)
BUILTINS = {"builtins:" + kind.__name__: kind for kind in PLAIN}


class Record:
    """Something that has no type here: what it is, and what is known of it."""

    def __init__(self, tag):
        self.tag = tag
        self.fields = {}

    def __repr__(self):
        return f"Record({self.tag!r}, {self.fields!r})"


def decode(document, names={}, makers={}):
    """The value of a document.

    `names` has classes, functions and members of enumerations by their names in the document ("app.models:User");
    objects of these are made without calling `__init__`, as pickle does, and functions are called. `makers` has
    functions of (node, decoder) by tag, for what this file does not know ("numpy.ndarray").
    """
    return Decoder(document, names, makers).decode(document)


class Decoder:
    def __init__(self, document, names, makers):
        self.names = {**BUILTINS, **names}
        self.makers = makers
        self.nodes = labelled(document)
        self.known = {}
        self.todo = []
        self.late = []

    def decode(self, document):
        """Containers are made empty and filled later, so that they may hold themselves and lie as deep as they like.

        Dicts, sets and states come last, the innermost first: what is hashed must be whole.
        """
        result = self.value(document)
        while self.todo:
            self.todo.pop()()
        while self.late:
            self.late.pop()()
        return result

    def value(self, node):
        if isinstance(node, list):
            return self.items([], node)
        if not isinstance(node, dict):
            return node
        if "$" not in node:
            return self.pairs({}, node.items())
        if node["$"] == "ref":
            node = self.nodes[node["to"]]
        label = node.get("$id")
        if label is None:
            return self.made(node)
        if label not in self.known:
            self.known[label] = self.made(node)
        return self.known[label]

    def made(self, node):
        own = self.makers.get(node["$"])
        return own(node, self) if own else MAKERS.get(node["$"], record)(node, self)

    def all(self, nodes):
        return [self.value(node) for node in nodes]

    def whole(self, nodes):
        """As `all`, with everything in them filled: for what is hashed or handed over at once."""
        todo, late = len(self.todo), len(self.late)
        values = self.all(nodes)
        while len(self.todo) > todo:
            self.todo.pop()()
        while len(self.late) > late:
            self.late.pop()()
        return values

    def items(self, container, nodes):
        self.todo.append(lambda: container.extend(self.all(nodes)))
        return container

    def members(self, container, nodes):
        found = self.items([], nodes)
        self.late.append(lambda: container.update(found))
        return container

    def pairs(self, container, nodes):
        found = []
        self.todo.append(lambda: found.extend(self.all(pair) for pair in nodes))
        self.late.append(lambda: [container.__setitem__(key, item) for key, item in found])
        return container

    def attributes(self, thing, node):
        """The state of an object: `__setstate__` where there is one, else attributes."""
        state = []
        self.late.append(lambda: set_state(thing, state[0]))
        state.append(self.value(node))
        return thing

    def extras(self, thing, node):
        if "state" in node:
            self.attributes(thing, node["state"])
        if "items" in node:
            self.late.append(lambda found=self.items([], node["items"]): put(thing, found))
        return self.pairs(thing, node["pairs"]) if "pairs" in node else thing


def labelled(document):
    """Nodes that others refer to, by their number."""
    found, stack = {}, [document]
    while stack:
        node = stack.pop()
        if isinstance(node, list):
            stack.extend(node)
        elif isinstance(node, dict):
            stack.extend(node.values())
            if "$" in node and "$id" in node:
                found[node["$id"]] = node
    return found


def set_state(thing, state):
    if hasattr(thing, "__setstate__"):
        thing.__setstate__(state)
        return
    attributes, slots = state if isinstance(state, tuple) and len(state) == 2 else (state, None)
    for name, value in (attributes or {}).items():
        thing.__dict__[name] = value
    for name, value in (slots or {}).items():
        setattr(thing, name, value)


def put(thing, items):
    for item in items:
        thing.append(item) if hasattr(thing, "append") else thing.add(item)


def raw(data):
    """Bytes: base64 in JSON, themselves in MessagePack."""
    return base64.b64decode(data) if isinstance(data, str) else data


def record(node, decoder):
    made = Record(node["$"])
    decoder.pairs(made.fields, [pair for pair in node.items() if pair[0] not in ("$", "$id")])
    return made


def instance(node, decoder):
    kind = decoder.names.get(node["class"])
    if kind is None:
        return record(node, decoder)
    args = decoder.whole(node.get("args", []))
    (kwargs,) = decoder.whole([node.get("kwargs", {})])
    if "base" in node:
        base = decoder.names[node["base"]["class"]]
        return decoder.extras(copyreg._reconstructor(kind, base, *decoder.whole([node["base"]["value"]])), node)
    return decoder.extras(kind.__new__(kind, *args, **kwargs), node)


def call(node, decoder):
    name = node["callable"]
    function = decoder.names.get(name) if isinstance(name, str) else None
    if function is None or not isinstance(node["args"], list):
        return record(node, decoder)
    return decoder.extras(function(*decoder.whole(node["args"])), node)


def named(node, decoder):
    name = node["name"] if node["$"] == "global" else f"{node['of']}.{node['name']}"
    return decoder.names[name] if name in decoder.names else record(node, decoder)


def three(kind):
    return lambda node, decoder: kind(*decoder.all([node["start"], node["stop"], node["step"]]))


def moment(kind):
    def make(node, decoder):
        tz = decoder.value(node.get("tz"))
        return kind.fromisoformat(node["iso"]).replace(fold=node.get("fold", 0), tzinfo=tz)

    return make


def text(node, decoder):
    return raw(node["surrogates"]).decode("utf-8", "surrogatepass") if "surrogates" in node else node["value"]


def integer(node, decoder):
    return int(node["hex"], 16) if "hex" in node else int(node["value"])


def real(node, decoder):
    return struct.unpack(">d", bytes.fromhex(node["bits"]))[0] if "bits" in node else float(node["value"])


def counter(node, decoder):
    made, counts = collections.Counter(), []
    decoder.late.append(lambda: made.update(counts[0]))
    counts.append(decoder.value(node["counts"]))
    return made


def numbers(node, decoder):
    if "items" in node:
        return array.array(node["typecode"], decoder.all(node["items"]))
    return array._array_reconstructor(array.array, node["typecode"], node["format"], raw(node["data"]))


MAKERS = {
    "list": lambda node, decoder: decoder.items([], node["items"]),
    "stream": lambda node, decoder: decoder.items([], node["items"]),
    "dict": lambda node, decoder: decoder.pairs({}, node["items"]),
    "set": lambda node, decoder: decoder.members(set(), node["items"]),
    "tuple": lambda node, decoder: tuple(decoder.all(node["items"])),
    "frozenset": lambda node, decoder: frozenset(decoder.whole(node["items"])),
    "str": text,
    "int": integer,
    "float": real,
    "bytes": lambda node, decoder: raw(node["data"]),
    "bytearray": lambda node, decoder: bytearray(raw(node["data"])),
    "complex": lambda node, decoder: complex(*decoder.all([node["real"], node["imag"]])),
    "range": three(range),
    "slice": three(slice),
    "OrderedDict": lambda node, decoder: decoder.extras(
        decoder.pairs(collections.OrderedDict(), node["items"]), {k: v for k, v in node.items() if k == "state"}
    ),
    "defaultdict": lambda node, decoder: decoder.pairs(
        collections.defaultdict(decoder.value(node["factory"])), node["items"]
    ),
    "Counter": counter,
    "deque": lambda node, decoder: decoder.items(collections.deque(maxlen=decoder.value(node["maxlen"])), node["items"]),
    "date": lambda node, decoder: datetime.date.fromisoformat(node["iso"]),
    "time": moment(datetime.time),
    "datetime": moment(datetime.datetime),
    "timedelta": lambda node, decoder: datetime.timedelta(node["days"], node["seconds"], node["microseconds"]),
    "timezone": lambda node, decoder: datetime.timezone(
        decoder.value(node["offset"]), *(decoder.all([node["name"]]) if "name" in node else [])
    ),
    "Decimal": lambda node, decoder: decimal.Decimal(node["value"]),
    "Fraction": lambda node, decoder: fractions.Fraction(*decoder.all([node["numerator"], node["denominator"]])),
    "UUID": lambda node, decoder: uuid.UUID(node["value"], is_safe=uuid.SafeUUID(node.get("is_safe"))),
    "path": lambda node, decoder: getattr(pathlib, node["class"])(*decoder.all(node["parts"])),
    "ip": lambda node, decoder: getattr(ipaddress, node["class"])(decoder.value(node["value"])),
    "array": numbers,
    "pattern": lambda node, decoder: re.compile(decoder.value(node["pattern"]), node["flags"]),
    "SimpleNamespace": lambda node, decoder: decoder.attributes(types.SimpleNamespace(), node["state"]),
    "object": instance,
    "call": call,
    "global": named,
    "attribute": named,
}
