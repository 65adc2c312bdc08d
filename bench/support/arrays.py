"""Arrays of numpy in every protocol, and what became of them.

    arrays.py make FOLDER          writes pickles, .npy and joblib files
    arrays.py check FOLDER SCHEMAS reads FILE.json of each and prints what differs
    arrays.py checkpoint FILE MB   writes a torch file of one storage, without torch
    arrays.py memory COMMAND…      runs a command and prints its largest memory in MB, and its seconds
    arrays.py protobuf SCHEMAS READERS FILE   reads documents with google's protobuf and with our own reader
"""
import base64, glob, io, json, os, pickle, resource, struct, subprocess, sys, time, types, zipfile


def numpy_values():
    import numpy as np

    return {
        "c": np.arange(6.0).reshape(2, 3), "f": np.asfortranarray(np.arange(6).reshape(2, 3)), "none": np.array(5),
        "big": np.arange(3, dtype=">i4"), "bool": np.array([True, False]), "half": np.array([1.5], dtype="f2"),
        "objects": np.array([{"a": 1}, None, [1]], dtype=object),
        "turned-objects": np.array([[1, "a"], [None, 2.5]], dtype=object, order="F"),
        "structure": np.array([(1, 2.5, "ab")], dtype=[("a", "<i4"), ("b", ">f8"), ("c", "U2")]),
        "aligned": np.zeros(2, dtype=np.dtype([("a", "i1"), ("b", "f8")], align=True)),
        "subarray": np.zeros(2, dtype=[("a", "i4", (2, 3))]),
        "nested": np.zeros(1, dtype=[("p", [("x", "f4"), ("y", "f4")])]),
        "text": np.array(["añ", "b"]), "bytes": np.array([b"ab", b"c"]), "void": np.array([b"ab"], dtype="V2"),
        "day": np.array(["2020-01-01", "NaT"], dtype="M8[D]"), "span": np.array([1, 2], dtype="m8[25s]"),
        "complex": np.array([1 + 2j]), "swapped": np.array([1 + 2j], dtype=">c8"), "empty": np.zeros((0, 3)),
        "matrix": np.matrix([[1, 2]]), "records": np.rec.array([(1, 2.0)], dtype=[("a", "i4"), ("b", "f8")]),
        "turned": np.arange(1000, dtype="u2").reshape(10, 10, 10).transpose(2, 0, 1),
        "float": np.float32(1.5), "int": np.int64(-3), "time": np.datetime64("2020-01-01T00:00", "m"),
        "true": np.bool_(True), "row": np.array([(1, 2)], dtype="i4,i4")[0], "str": np.str_("ab"),
        "dtype": np.dtype("f4"), "dtypes": np.dtype([("a", "i4")]),
    }


def make(folder):
    import joblib, numpy as np

    values = numpy_values()
    for name, value in values.items():
        for protocol in range(6):
            with open(os.path.join(folder, f"{name}.{protocol}.pkl"), "wb") as file:
                pickle.dump(value, file, protocol)
        if type(value) is np.ndarray:
            np.save(os.path.join(folder, f"{name}.npy"), value, allow_pickle=True)
            joblib.dump(value, os.path.join(folder, f"{name}.joblib"))
            joblib.dump(value, os.path.join(folder, f"{name}.joblib.gz"))


def dtype(node, decoder):
    import numpy as np

    if isinstance(node, str):
        return np.dtype(node)
    if node["$"] == "ref":
        return decoder.value(node)
    if "of" in node:
        return np.dtype(node["of"])
    if "base" in node:
        return np.dtype((dtype(node["base"], decoder), tuple(node["shape"])))
    made = np.dtype(
        {"names": node["names"], "formats": [dtype(one, decoder) for one in node["formats"]],
         "offsets": node["offsets"], "itemsize": node["itemsize"]}, align=node.get("aligned", False))
    return np.dtype((np.record, made)) if "class" in node else made


def ndarray(node, decoder):
    import numpy as np

    if "items" in node:
        array = np.empty(len(node["items"]), object)
        array[:] = decoder.whole(node["items"])
        return array.reshape(node["shape"])
    array = np.frombuffer(base64.b64decode(node["data"]), dtype(node["dtype"], decoder))
    array = array.reshape(node["shape"], order=node.get("order", "C"))
    if "axes" in node:
        array = array.transpose(node["axes"])
    classes = {"numpy:matrix": np.matrix, "numpy:recarray": np.recarray, "numpy.rec:recarray": np.recarray}
    return array.view(classes[node["class"]]) if "class" in node else array


def scalar(node, decoder):
    import numpy as np

    return np.frombuffer(base64.b64decode(node["data"]), dtype(node["dtype"], decoder))[0]


def same(one, other):
    import numpy as np

    if type(one) is not type(other):
        return False
    if not isinstance(one, (np.ndarray, np.generic)):
        return one == other
    if one.dtype != other.dtype or one.shape != other.shape:
        return False
    return one.tolist() == other.tolist() if one.dtype == object else one.tobytes() == other.tobytes()


def check(folder, schemas):
    sys.path.insert(0, schemas)
    import pickle_document

    makers = {"numpy.ndarray": ndarray, "numpy.scalar": scalar, "numpy.dtype": dtype}
    values, checked, different = numpy_values(), 0, []
    for path in sorted(glob.glob(os.path.join(folder, "*.json"))):
        name = os.path.basename(path).split(".")[0]
        try:
            found = pickle_document.decode(json.load(open(path)), {}, makers)
            if not same(values[name], found):
                different.append(os.path.basename(path))
        except Exception as error:
            different.append(f"{os.path.basename(path)}: {error!r}")
        checked += 1
    print(json.dumps({"checked": checked, "different": different}))


def checkpoint(path, megabytes):
    size = int(megabytes) << 18
    torch, utils = types.ModuleType("torch"), types.ModuleType("torch._utils")
    sys.modules.update({"torch": torch, "torch._utils": utils})
    torch.FloatStorage = type("FloatStorage", (), {"__module__": "torch"})
    utils._rebuild_tensor_v2 = types.FunctionType((lambda *a: None).__code__, {}, "_rebuild_tensor_v2")
    utils._rebuild_tensor_v2.__module__, utils._rebuild_tensor_v2.__qualname__ = "torch._utils", "_rebuild_tensor_v2"

    class Storage:
        pass

    class Tensor:
        def __reduce__(self):
            return utils._rebuild_tensor_v2, (Storage(), 0, (size,), (1,), False, {})

    class Pickler(pickle.Pickler):
        def persistent_id(self, value):
            return ("storage", torch.FloatStorage, "0", "cpu", size) if isinstance(value, Storage) else None

    out = io.BytesIO()
    Pickler(out, 2).dump({"weight": Tensor()})
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("archive/data.pkl", out.getvalue())
        with archive.open(zipfile.ZipInfo("archive/data/0"), "w", force_zip64=True) as member:
            for _ in range(int(megabytes)):
                member.write(bytes(1 << 20))


def memory(*command):
    started = time.monotonic()
    subprocess.run(command, check=False, stderr=subprocess.DEVNULL)
    used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(f"{used / 1024:.0f} MB, {time.monotonic() - started:.1f} s")


def protobuf(schemas, folder, path):
    from grpc_tools import protoc

    made = os.path.join(os.path.dirname(path), "made")
    os.makedirs(made, exist_ok=True)
    assert protoc.main(["protoc", f"-I{schemas}", f"--python_out={made}", "pickle.proto"]) == 0
    sys.path[:0] = [made, folder]
    sys.set_int_max_str_digits(0)
    import pickle_pb2, readers

    def item(value):
        kind = value.WhichOneof("kind")
        if kind == "object":
            return {"$": "ref", "to": value.object}
        if kind == "big_int":
            return int.from_bytes(value.big_int, "little", signed=True)
        return None if kind == "none" else getattr(value, kind)

    checked = 0
    with open(path, "rb") as file:
        while head := file.read(4):
            data = file.read(struct.unpack("<I", head)[0])
            document, fields = pickle_pb2.Document.FromString(data), list(readers.wire(data))
            ours = [list(readers.wire(content)) for field, content in fields if field == 3]
            assert repr(item(document.root)) == repr(readers.item(next(c for f, c in fields if f == 2)))
            assert len(ours) == len(document.objects) and document.version == 1
            for one, other in zip(ours, document.objects):
                assert one[0][1].decode() == other.type
                assert repr([readers.item(c) for f, c in one if f == 2]) == repr([item(v) for v in other.items])
                named = [dict(readers.wire(c)) for f, c in one if f == 3]
                assert repr([(n[1].decode(), readers.item(n[2])) for n in named]) == repr(
                    [(field.name, item(field.value)) for field in other.fields])
            checked += 1
    print(checked)


globals()[sys.argv[1]](*sys.argv[2:])
