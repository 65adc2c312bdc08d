"""The converted formats, read by hand: MessagePack by its specification, schemas/pickle.proto by its wire format."""
import struct


def msgpack(data):
    reader = Msgpack(data)
    value = reader.value()
    assert reader.at == len(data), "something follows"
    return value


class Msgpack:
    def __init__(self, data):
        self.data, self.at = data, 0

    def take(self, count):
        taken = self.data[self.at : self.at + count]
        assert len(taken) == count, "cut off"
        self.at += count
        return taken

    def number(self, format):
        return struct.unpack(">" + format, self.take(struct.calcsize(format)))[0]

    def value(self):
        byte = self.number("B")
        if byte <= 0x7F:
            return byte
        if byte <= 0x8F:
            return self.map(byte & 15)
        if byte <= 0x9F:
            return self.list(byte & 15)
        if byte <= 0xBF:
            return self.take(byte & 31).decode()
        if byte >= 0xE0:
            return byte - 256
        if byte in (0xC0, 0xC2, 0xC3):
            return {0xC0: None, 0xC2: False, 0xC3: True}[byte]
        if 0xC4 <= byte <= 0xC6:
            return self.take(self.number("BHI"[byte - 0xC4]))
        if 0xCB <= byte <= 0xD3:
            return self.number("dBHIQbhiq"[byte - 0xCB])
        if 0xD9 <= byte <= 0xDB:
            return self.take(self.number("BHI"[byte - 0xD9])).decode()
        if byte in (0xDC, 0xDD):
            return self.list(self.number("HI"[byte - 0xDC]))
        assert byte in (0xDE, 0xDF), hex(byte)
        return self.map(self.number("HI"[byte - 0xDE]))

    def list(self, count):
        return [self.value() for _ in range(count)]

    def map(self, count):
        return {self.value(): self.value() for _ in range(count)}


def wire(data):
    """(field, value) in order: integers of varints and fixed fields, bytes of the others."""
    at = 0

    def varint():
        nonlocal at
        result = shift = 0
        while True:
            byte = data[at]
            at += 1
            result |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return result

    while at < len(data):
        tag = varint()
        if tag & 7 == 0:
            yield tag >> 3, varint()
        elif tag & 7 == 1:
            yield tag >> 3, data[at : at + 8]
            at += 8
        else:
            assert tag & 7 == 2, tag
            length = varint()
            assert at + length <= len(data), "cut off"
            yield tag >> 3, data[at : at + length]
            at += length


def protobuf(data):
    """As the document that JSON and MessagePack have: what is referred to once stands where it is referred to."""
    fields = list(wire(data))
    assert fields[0] == (1, 1), "the version"
    objects = [node(content) for field, content in fields if field == 3]
    root = item(next(content for field, content in fields if field == 2))
    uses = {}
    count(root, uses)
    for made in objects:
        count(made, uses)
    document, labelled = [root], set()
    stack = [document]
    while stack:
        place = stack.pop()
        for key, value in place.items() if isinstance(place, dict) else enumerate(place):
            if isinstance(value, dict) and value.get("$") == "ref":
                number = value["to"]
                if number in labelled:
                    continue
                value = objects[number]
                if uses[number] > 1:
                    labelled.add(number)
                    value = {"$": value["$"], "$id": number, **value}
                elif value["$"] in ("list", "pairs"):
                    value = value["items"]
                place[key] = value
            if isinstance(value, (dict, list)):
                stack.append(value)
    return document[0]


def count(part, uses):
    if isinstance(part, list):
        for one in part:
            count(one, uses)
    elif isinstance(part, dict) and part.get("$") == "ref":
        uses[part["to"]] = uses.get(part["to"], 0) + 1
    elif isinstance(part, dict):
        for one in part.values():
            count(one, uses)


def item(data):
    ((field, content),) = wire(data)
    return {
        1: lambda: None,
        2: lambda: bool(content),
        3: lambda: (content >> 1) ^ -(content & 1),
        4: lambda: struct.unpack("<d", content)[0],
        5: lambda: content.decode(),
        6: lambda: content,
        7: lambda: int.from_bytes(content, "little", signed=True),
        8: lambda: {"$": "ref", "to": content},
    }[field]()


PAIRED = ("dict", "OrderedDict", "defaultdict", "pairs")


def node(data):
    made, items = {"$": ""}, []
    for field, content in wire(data):
        if field == 1:
            made["$"] = content.decode()
        elif field == 2:
            items.append(item(content))
        else:
            parts = dict(wire(content))
            made[parts[1].decode()] = item(parts[2])
    paired = made["$"] in PAIRED
    if paired or items or made["$"] in CONTAINERS:
        made["items"] = list(map(list, zip(items[::2], items[1::2]))) if paired else items
    return made


CONTAINERS = ("list", "tuple", "set", "frozenset", "deque", "stream")
