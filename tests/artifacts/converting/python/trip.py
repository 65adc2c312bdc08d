"""Makes random values and pickles them, or checks what became of them.

    trip.py make SEED COUNT FILE            writes pickles, each behind its length
    trip.py check SEED COUNT TARGET FILE    reads the conversions of the same values and prints what differs
"""
import json, os, pickle, struct, sys

sys.path[:0] = [os.path.dirname(__file__), os.path.join(os.path.dirname(__file__), "../../../../schemas")]
sys.setrecursionlimit(100_000)
if hasattr(sys, "set_int_max_str_digits"):
    sys.set_int_max_str_digits(0)
import pickle_document, readers, values

READ = {"json": json.loads, "msgpack": readers.msgpack, "protobuf": readers.protobuf}


def pickles(seed, count):
    for number in range(count):
        value = values.Maker(f"{seed}.{number}").value()
        for protocol in [number % 6]:
            try:
                yield number, pickle.dumps(value, protocol)
            except Exception as error:  # slots and protocol 0
                yield number, pickle.dumps(repr(error), protocol)


def make(seed, count, path):
    with open(path, "wb") as file:
        for _, data in pickles(seed, int(count)):
            file.write(struct.pack("<I", len(data)) + data)


def check(seed, count, target, path):
    differences = []
    with open(path, "rb") as file:
        for number, data in pickles(seed, int(count)):
            (length,) = struct.unpack("<I", file.read(4))
            document = file.read(length)
            try:
                value = pickle_document.decode(READ[target](document), values.NAMES)
                difference = values.same(pickle.loads(data), value)
            except Exception as error:
                difference = repr(error)
            if difference:
                differences.append({"number": number, "protocol": number % 6, "difference": difference})
        assert not file.read(1)
    print(json.dumps(differences))


{"make": make, "check": check}[sys.argv[1]](*sys.argv[2:])
