"""Writes the fixtures that libraries make: python3 fixtures.py FOLDER, with numpy and joblib at hand.

They are kept in version control; the tests need neither this script nor the libraries. Pickles that no library
writes are kept as assembly beside them (NAME.pkl.asm, scripts/pickle-assembly.ts).
"""
import bz2, collections, datetime, decimal, gzip, io, lzma, os, pickle, sys, tarfile, types, zipfile, zlib
import joblib
import numpy as np

top = sys.argv[1]
ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def write(format, name, data):
    os.makedirs(os.path.join(top, format), exist_ok=True)
    with open(os.path.join(top, format, name), "wb") as file:
        file.write(data)


def zipped(members, compression=zipfile.ZIP_STORED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, data in members:
            archive.writestr(zipfile.ZipInfo(name, ZIP_DATE), data, compression)
    return out.getvalue()


def tarred(members):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


class Evil:
    def __reduce__(self):
        return os.system, ("echo inherited",)


evil = pickle.dumps(Evil(), 4)
plain = {"a": [1, 2.5, None, True], "b": (b"bytes", {"set"}), "c": collections.OrderedDict(x=1),
         "d": datetime.date(2020, 1, 2), "e": decimal.Decimal("1.5"), "f": 2**70, "g": "text\n"}

# pickle
for protocol in range(6):
    write("pickle", f"plain-protocol-{protocol}.pkl", pickle.dumps(plain, protocol))
    write("pickle", f"evil-protocol-{protocol}.pkl", pickle.dumps(Evil(), protocol))
write("pickle", "array.pkl", pickle.dumps(np.arange(4), 4))
write("pickle", "objects.pkl", pickle.dumps(np.array([{"a": 1}, None], dtype=object), 4))
write("pickle", "wrong-extension.txt", evil)
write("pickle", "followed.pkl", pickle.dumps([1], 4) + evil)
write("pickle", "trailing.pkl", pickle.dumps([1], 4) + b"#!/bin/sh\necho inherited\n")

# npy, npz
def npy(array):
    out = io.BytesIO()
    np.save(out, array, allow_pickle=True)
    return out.getvalue()

write("npy", "numbers.npy", npy(np.arange(6.0).reshape(2, 3)))
write("npy", "objects.npy", npy(np.array([[1], "x"], dtype=object)))
write("npy", "evil.npy", npy(np.array([Evil()], dtype=object)))
write("npy", "followed.npy", npy(np.arange(3)) + evil)
write("npz", "numbers.npz", zipped([("a.npy", npy(np.arange(3))), ("b.npy", npy(np.arange(4)))]))
write("npz", "evil.npz", zipped([("a.npy", npy(np.arange(3))), ("b.npy", npy(np.array([Evil()], dtype=object)))],
                                zipfile.ZIP_DEFLATED))

# joblib and compressors
model = {"weights": np.arange(5.0), "names": np.array(["a", None], dtype=object), "kind": "x"}
def dumped(value, **options):
    path = os.path.join(top, "dumped")
    joblib.dump(value, path, **options)
    with open(path, "rb") as file:
        data = file.read()
    os.remove(path)
    return data

write("joblib", "arrays.joblib", dumped(model))
write("joblib", "evil-behind-array.joblib", dumped({"a": np.arange(5.0), "z": Evil()}))
write("joblib", "evil-in-array.joblib", dumped({"a": np.array([Evil()], dtype=object)}))
def zero_time(data):
    return data[:4] + b"\0\0\0\0" + data[8:]

write("gzip", "arrays.joblib.gz", zero_time(gzip.compress(dumped(model))))
write("gzip", "evil.pkl.gz", zero_time(gzip.compress(evil)))
write("gzip", "text.txt.gz", zero_time(gzip.compress(b"nothing that anybody loads\n" * 20)))
write("zlib", "arrays.joblib", dumped(model, compress=("zlib", 3)))
write("zlib", "evil.pkl.z", zlib.compress(evil))
write("bzip2", "arrays.joblib", bz2.compress(dumped(model)))
write("xz", "arrays.joblib", lzma.compress(dumped(model)))
write("lzma", "arrays.joblib", lzma.compress(dumped(model), format=lzma.FORMAT_ALONE))
write("lz4", "arrays.joblib", dumped(model, compress="lz4"))
write("bzip2", "evil.pkl.bz2", bz2.compress(evil))
write("bzip2", "text.txt.bz2", bz2.compress(b"nothing that anybody loads\n" * 20))
write("bzip2", "behind.pkl.bz2", bz2.compress(pickle.dumps(plain, 4)) + evil)
write("xz", "evil.pkl.xz", lzma.compress(evil))
write("xz", "evil-cut-off.pkl.xz", lzma.compress(evil)[:-30])
write("xz", "delta.pkl.xz", lzma.compress(evil, filters=[{"id": lzma.FILTER_DELTA, "dist": 1}, {"id": lzma.FILTER_LZMA2}]))
write("xz", "nested.pkl.xz", lzma.compress(bz2.compress(zero_time(gzip.compress(lzma.compress(evil, format=lzma.FORMAT_ALONE))))))
write("lzma", "evil.pkl.lzma", lzma.compress(evil, format=lzma.FORMAT_ALONE))
write("lz4", "evil.joblib", dumped(Evil(), compress="lz4"))
wrong_checksum = bytearray(zero_time(gzip.compress(evil)))
wrong_checksum[-8] ^= 1
write("gzip", "wrong-checksum.pkl.gz", bytes(wrong_checksum))
write("gzip", "evil-cut-off.pkl.gz", bytes(wrong_checksum[:-12]))
old = zlib.compress(pickle.dumps(plain, 2))
write("joblib-zfile", "old.pkl", b"ZF" + hex(len(pickle.dumps(plain, 2))).encode().ljust(19) + old)
old = zlib.compress(evil)
write("joblib-zfile", "evil.pkl", b"ZF" + hex(len(evil)).encode().ljust(19) + old)

# torch: its own modules are played by empty ones, whose names are all that a pickle has of them
for name, names in {"torch": ["FloatStorage"], "torch._utils": ["_rebuild_tensor_v2"]}.items():
    module = types.ModuleType(name)
    for attribute in names:
        value = type(attribute, (), {"__module__": name}) if attribute[0] != "_" else (lambda *args: None)
        value.__module__, value.__qualname__, value.__name__ = name, attribute, attribute
        setattr(module, attribute, value)
    sys.modules[name] = module

class Tensor:
    def __reduce__(self):
        torch, utils = sys.modules["torch"], sys.modules["torch._utils"]
        return utils._rebuild_tensor_v2, (Storage(), 0, (2, 2), (2, 1), False, collections.OrderedDict())

class Storage:
    pass

class TorchPickler(pickle.Pickler):
    def persistent_id(self, value):
        if isinstance(value, Storage):
            return "storage", sys.modules["torch"].FloatStorage, "0", "cpu", 4

def torch_pickle(value):
    out = io.BytesIO()
    TorchPickler(out, 2).dump(value)
    return out.getvalue()

state = torch_pickle(collections.OrderedDict(weight=Tensor()))
raw = np.arange(4, dtype="<f4").tobytes()
def checkpoint(data, *more):
    return zipped([("model/data.pkl", data), ("model/byteorder", b"little"), ("model/data/0", raw),
                   ("model/version", b"3\n"), *more])

write("torch-zip", "state.pt", checkpoint(state))
write("torch-zip", "evil.pt", checkpoint(torch_pickle({"weight": Tensor(), "hook": Evil()})))
write("torch-zip", "evil-beside.pt", checkpoint(state, ("model/extra.pkl", evil)))
write("torch-zip", "two-data.pt", zipped([("model/data.pkl", evil), ("model/DATA.PKL", state), ("model/version", b"3\n")]))
write("torch-zip", "script.pt", checkpoint(state, ("model/code/__torch__/m.py", b"class M(Module):\n  pass\n"),
                                           ("model/constants.pkl", pickle.dumps((), 2))))
magic = pickle.dumps(0x1950A86A20F9469CFC6C, 2)
legacy = [magic, pickle.dumps(1001, 2), pickle.dumps({"little_endian": True}, 2)]
tail = pickle.dumps(["0"], 2) + (4).to_bytes(8, "little") + raw
write("torch-legacy", "state.pth", b"".join([*legacy, state, tail]))
write("torch-legacy", "evil.pth", b"".join([*legacy, torch_pickle(Evil()), tail]))

# containers
write("zip", "wheel.whl", zipped([("p/model.pkl", evil), ("p/__init__.py", b"")], zipfile.ZIP_DEFLATED))
write("zip", "harmless.zip", zipped([("readme.txt", b"hello"), ("plain.pkl", pickle.dumps(plain, 4))]))
write("zip", "documents.zip", zipped([("readme.txt", b"hello")]))
write("zip", "prepended.zip", b"#!/bin/sh\n" + zipped([("plain.pkl", pickle.dumps(plain, 4))]))
hidden = zipped([("plain.pkl", pickle.dumps(plain, 4)), ("evil.pkl", evil)])
at = hidden.rindex(b"PK\x01\x02")
end = bytearray(hidden[hidden.rindex(b"PK\x05\x06"):])
end[8:10] = end[10:12] = b"\1\0"
end[12:16] = (at - int.from_bytes(end[16:20], "little")).to_bytes(4, "little")
write("zip", "hidden-member.zip", hidden[:at] + bytes(end))
write("tar", "release.tar", tarred([("p/model.pkl", evil), ("p/readme.txt", b"hello")]))
write("tar", "harmless.tar", tarred([("plain.pkl", pickle.dumps(plain, 4))]))

# known by name only
write("hdf5", "model.h5", b"\x89HDF\r\n\x1a\n" + bytes(40))
write("gguf", "model.gguf", b"GGUF\x03\0\0\0" + bytes(16))
header = b'{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}'
write("safetensors", "model.safetensors", len(header).to_bytes(8, "little") + header + bytes(4))
write("onnx", "model.onnx", b"\x08\x08\x12\x07pytorch" + bytes(8))
write("saved-model", "saved_model.pb", b"\x08\x01\x12\x04abcd")
write("7z", "model.7z", b"7z\xbc\xaf\x27\x1c\0\4" + bytes(24))
# zstandard of an empty frame, then of stored bytes: magic, header without size, one raw last block
block = len(evil) << 3 | 1
write("zstd", "evil.pkl.zst", b"\x28\xb5\x2f\xfd\x20" + bytes([len(evil)]) + block.to_bytes(3, "little") + evil)
