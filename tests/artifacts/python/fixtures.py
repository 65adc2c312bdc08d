"""Writes the fixtures that libraries make: python3 fixtures.py FOLDER, with numpy, joblib, lz4, h5py, tables and onnx.

They are kept in version control; the tests need neither this script nor the libraries. Pickles that no library
writes are kept as assembly beside them (NAME.pkl.asm, scripts/pickle-assembly.ts).
"""
import base64, bz2, collections, datetime, decimal, gzip, io, json, lzma, os, pickle, struct, sys, tarfile, types, zipfile, zlib
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
# liblzma takes a dictionary of any size that is a power of two.
alone = bytearray(lzma.compress(evil, format=lzma.FORMAT_ALONE))
alone[1:5] = (64).to_bytes(4, "little")
write("lzma", "evil-small-dictionary.pkl.lzma", bytes(alone))
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

# archives that deceive
falsely = bytearray(zipped([("evil.pkl", evil)]))
falsely[6] |= 1
falsely[falsely.rindex(b"PK\x01\x02") + 8] |= 1
write("zip", "falsely-encrypted.zip", bytes(falsely))
encrypted = bytearray(falsely)
encrypted[40] ^= 255
write("zip", "encrypted.zip", bytes(encrypted))
write("zip", "leads-out.zip", zipped([("../../plain.pkl", pickle.dumps(plain, 4))]))
write("zip", "lzma.zip", zipped([("evil.pkl", evil)], zipfile.ZIP_LZMA))
write("zip", "bzip2.zip", zipped([("evil.pkl", evil)], zipfile.ZIP_BZIP2))

def linked(name, type, target, size=0):
    info = tarfile.TarInfo(name)
    info.type, info.linkname, info.size = type, target, size
    return info

out = io.BytesIO()
with tarfile.open(fileobj=out, mode="w") as archive:
    archive.addfile(linked("inside", tarfile.SYMTYPE, "plain.pkl"))
    archive.addfile(linked("a/outside", tarfile.SYMTYPE, "../../etc"))
write("tar", "links.tar", out.getvalue())
write("tar", "absolute.tar", tarred([("/etc/motd", b"hello")]))

# HDF5: h5py and PyTables
import h5py, json, tables
layers = {"module": "keras.layers", "class_name": "Dense", "config": {"units": 1}, "registered_name": None}
code = {"class_name": "__lambda__", "config": {"code": "4wEAAAA=", "defaults": None, "closure": None}}
lambda_layer = {"module": "keras.layers", "class_name": "Lambda", "config": {"function": code}, "registered_name": None}
calls = {"module": "os", "class_name": "function", "config": "system", "registered_name": "system"}
custom = {"module": "mine.layers", "class_name": "Mine", "config": {}, "registered_name": "mine>Mine"}

def model(*layers):
    return json.dumps({"module": "keras", "class_name": "Sequential", "registered_name": None,
                       "config": {"name": "sequential", "layers": list(layers)}})

def hdf5(name, make, **options):
    path = os.path.join(top, "hdf5.h5")
    with h5py.File(path, "w", **options) as file:
        make(file)
    with open(path, "rb") as file:
        write("hdf5", name, file.read())
    os.remove(path)

def keras_file(config):
    def make(file):
        file.attrs["model_config"] = config
        file.create_group("model_weights/dense").attrs["names"] = ["kernel", "bias"]
    return make

hdf5("dense.h5", keras_file(model(layers)))
hdf5("lambda.h5", keras_file(model(layers, lambda_layer)))
hdf5("lambda-bytes.h5", keras_file(model(lambda_layer).encode()), libver="latest")
hdf5("lambda-escaped.h5", keras_file(model(lambda_layer).replace("Lambda", "L\\u0061mbda")))
hdf5("behind-user-block.h5", keras_file(model(lambda_layer)), userblock_size=512)
hdf5("links.h5", lambda file: file.update(beside=h5py.ExternalLink("beside.h5", "/a"),
                                         out=h5py.ExternalLink("/etc/other.h5", "/a")))
hdf5("dataset-elsewhere.h5", lambda file: file.create_dataset("d", (10,), "u1", external=[("/etc/passwd", 0, 10)]))
path = os.path.join(top, "tables.h5")
with tables.open_file(path, "w") as file:
    file.root._v_attrs.plain = {"a": 1}
    file.root._v_attrs.evil = Evil()
    array = file.create_vlarray("/", "array", tables.ObjectAtom())
    array.append([1, {"a": 2}])
    array.append(Evil())
with open(path, "rb") as file:
    write("hdf5", "tables.h5", file.read())
os.remove(path)

# Keras 3
write("keras", "dense.keras", zipped([("metadata.json", b"{}"), ("config.json", model(layers).encode())]))
write("keras", "lambda.keras", zipped([("metadata.json", b"{}"), ("config.json", model(lambda_layer).encode())]))
write("keras", "system.keras", zipped([("metadata.json", b"{}"), ("config.json", model({**layers, "config": calls}).encode())]))
def keras_archive(name, *layers):
    write("keras", name, zipped([("metadata.json", b"{}"), ("config.json", model(*layers).encode())]))

def function(module, name):
    return {"module": module, "class_name": "function", "config": name, "registered_name": name}

keras_archive("fetches.keras", {**layers, "config": {"activation": function("keras.utils", "get_file")}})
keras_archive("relu.keras", {**layers, "config": {"activation": function("keras.activations", "relu"), "shape": {"class_name": "__tuple__", "items": [1]}}})
keras_archive("hidden-module.keras", {"class_name": "tuple", "module": "os", "config": {}})
keras_archive("lambda-function.keras", {**lambda_layer, "config": {"function": function("builtins", "mine")}})
hdf5("writes.h5", keras_file(model({"class_name": "TFOpLambda", "config": {"name": "w", "function": "io.write_file"}},
                                   {"class_name": "TFOpLambda", "config": {"name": "m", "function": "math.multiply"}})))
write("keras", "custom.keras", zipped([("metadata.json", b"{}"), ("config.json", model(custom).encode())]))

# protocol buffers by hand: field, wire type 2
def field(number, data):
    data = data.encode() if isinstance(data, str) else data
    return bytes([number << 3 | 2]) + varint(len(data)) + data

def varint(value):
    return bytes([value & 127 | 128]) + varint(value >> 7) if value > 127 else bytes([value])

def keras_metadata(config):
    return field(1, b"\x10\x00" + field(4, "_tf_keras_model") + field(5, config))

write("keras-metadata", "keras_metadata.pb", keras_metadata(model(layers)) + keras_metadata(model(lambda_layer)))

def graph(*operations):
    return b"".join(field(1, field(1, f"node/{op}") + field(2, op)) for op in operations)

def library(*operations):
    return field(2, field(1, b"".join(field(3, field(1, op) + field(2, op)) for op in operations)))

def saved_model(graph, assets=b""):
    return b"\x08\x01" + field(2, field(2, graph) + assets)

write("saved-model", "frozen.pb", graph("Placeholder", "MatMul"))
write("saved-model", "frozen-reads.pb", graph("Placeholder", "ReadFile"))
# TensorFlow knows the file by this name only
write("saved-model", "saved_model.pb", saved_model(graph("Const", "PyFunc") + library("Const", "WriteFile"),
                                                  field(6, field(2, "../../vocabulary.txt"))))

import onnx
from onnx import TensorProto, helper
def onnx_model(domain="", location=None, **options):
    node = helper.make_node("Mine" if domain else "Relu", ["x"], ["y"], domain=domain)
    values = [helper.make_tensor_value_info(name, TensorProto.FLOAT, [1]) for name in "xy"]
    weights = helper.make_tensor("w", TensorProto.FLOAT, [1], [1.0])
    if location:
        weights.ClearField("float_data")
        weights.data_location = TensorProto.EXTERNAL
        weights.external_data.add(key="location", value=location)
    graph = helper.make_graph([node], "g", values[:1], values[1:], [weights])
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 21)], ir_version=10, **options)

write("onnx", "relu.onnx", onnx_model().SerializeToString())
write("onnx", "beside.onnx", onnx_model(location="weights.bin").SerializeToString())
write("onnx", "out.onnx", onnx_model(location="../../../etc/passwd").SerializeToString())
write("onnx", "custom.onnx", onnx_model(domain="com.example").SerializeToString())
write("onnx", "no-name", onnx_model(domain="com.example").SerializeToString())
loop = onnx_model()
inner = helper.make_node("Loop", ["n", "c"], ["z"], body=onnx_model(location="/etc/passwd").graph)
loop.graph.node.append(inner)
write("onnx", "in-a-loop.onnx", loop.SerializeToString())

# GGUF
def text(value):
    return len(value).to_bytes(8, "little") + value.encode()

def gguf(template):
    pairs = [text("general.architecture") + b"\x08\0\0\0" + text("llama"),
             text("tokenizer.ggml.tokens") + b"\x09\0\0\0\x08\0\0\0" + (2).to_bytes(8, "little") + text("a") + text("b"),
             text("llama.block_count") + b"\x04\0\0\0\x01\0\0\0",
             text("tokenizer.chat_template") + b"\x08\0\0\0" + text(template)]
    return b"GGUF\x03\0\0\0" + bytes(8) + len(pairs).to_bytes(8, "little") + b"".join(pairs)

write("gguf", "model.gguf", gguf("{% for m in messages %}{{ m['content'] }}{% endfor %}"))
write("gguf", "template.gguf", gguf("{{ ''.__class__.__mro__[1].__subclasses__() }}"))
write("gguf", "cut-off.gguf", gguf("{{ x }}")[:-4])

# SQLite, dbm, caches
import sqlite3
def database(*values):
    path = os.path.join(top, "database")
    with sqlite3.connect(path) as connection:
        connection.execute("create table cache (key text, value blob)")
        connection.executemany("insert into cache values (?, ?)", [(str(i), value) for i, value in enumerate(values)])
    connection.close()
    with open(path, "rb") as file:
        data = file.read()
    os.remove(path)
    return data

write("sqlite", "plain.db", database(pickle.dumps([1, "a"], 4), b"nothing"))
write("sqlite", "evil.db", database(pickle.dumps([1, "a"], 4), zlib.compress(evil), pickle.dumps([b"long" * 2000, Evil()], 4)))
write("sqlite", "none.db", database("text", 1, None))
path = os.path.join(top, "sqlite", "without-row-ids.db")
if os.path.exists(path):
    os.remove(path)
with sqlite3.connect(path) as connection:
    connection.execute("PRAGMA page_size = 512")
    connection.execute("CREATE TABLE cache (key TEXT PRIMARY KEY, value) WITHOUT ROWID")
    for i in range(40):
        value = pickle.dumps(Evil() if i == 17 else [i] * 20, 4)
        connection.execute("INSERT INTO cache VALUES (?, ?)", (f"key {i:02}", value))
connection.close()
write("redis", "dump.rdb", b"REDIS0011\xfe\x00\x00\x03key" + bytes([len(evil)]) + evil + b"\xff" + bytes(8))
padded = pickle.dumps([1], 4).ljust(512, b"\0")
write("dbm-dumb", "shelf.dat", padded + pickle.dumps({"a": 1}, 4))
write("dbm-dumb", "evil.dat", padded + evil)
write("dbm", "shelf.db", (0x13579ACE).to_bytes(4, "little") + bytes(60) + evil + bytes(60))
write("cache-file", "0123456789abcdef0123456789abcdef", bytes(4) + evil)
write("cache-file", "plain.djcache", pickle.dumps(1e9, 5) + zlib.compress(pickle.dumps([1], 5)))
write("cache-file", "no-value.djcache", pickle.dumps(1e9, 5))
write("cache-file", "evil.djcache", pickle.dumps(1e9, 5) + zlib.compress(evil))
import base64
write("base64", "evil.txt", base64.b64encode(evil))
write("base64", "celery.json", json.dumps({"body": base64.b64encode(evil).decode(), "content-encoding": "binary",
                                           "content-type": "application/x-python-serialize"}).encode())
write("base64", "session.txt", b"." + base64.urlsafe_b64encode(zlib.compress(evil)).rstrip(b"=") + b":1abcde:c2lnbmF0dXJl")

# torch beyond data.pkl
def script(code):
    return checkpoint(state, ("model/code/__torch__/m.py", code), ("model/constants.pkl", pickle.dumps((), 2)))

write("torch-zip", "script.pt", script(b"class M(Module):\n  def forward(self, x):\n    return torch.relu(x)\n"))
write("torch-zip", "script-saves.pt", script(b"    torch.save(x, \"/tmp/x\")\n"))
write("torch-zip", "script-own-operator.pt", script(b"    return ops.mine.run(x)\n"))
write("torch-package", "package.pt", zipped([("p/.data/extern_modules", b"os\n"), ("p/m.py", b"import os\n"), ("p/model.pkl", evil)]))
write("pt2", "model.pt2", zipped([("archive_format", b"pt2"), ("models/model.json", b'{"nodes": [{"target": "torch.ops.aten.relu.default"}]}')]))
write("pt2", "evaluates.pt2", zipped([("archive_format", b"pt2"), ("data/aotinductor/m.so", b"\x7fELF"),
                                      ("models/model.json", b'{"hint": {"expr_str": "__import__(\'os\')"}, "target": "torch.ops.mine.x"}')]))
def node(module, name, loader):
    return {"__module__": module, "__class__": name, "__loader__": loader}

def skops(*nodes):
    return zipped([("schema.json", json.dumps({**node("builtins", "list", "ListNode"), "content": nodes}).encode())])

write("skops", "plain.skops", skops(node("builtins", "str", "JsonNode"), node("sklearn.linear_model._base", "LinearRegression", "ObjectNode")))
write("skops", "system.skops", skops(node("os", "system", "FunctionNode")))
write("skops", "unknown.skops", skops(node("mine", "Model", "ObjectNode")))
write("mar", "model.mar", zipped([("MAR-INF/MANIFEST.json", b"{}"), ("handler.py", b""), ("model.pt", checkpoint(state))]))

# two marks in one file
write("keras", "torchscript-too.keras", zipped([("metadata.json", b"{}"), ("config.json", model(layers).encode()),
    ("data.pkl", state), ("constants.pkl", pickle.dumps((), 2)), ("code/__torch__/m.py", b"torch.save(x, '/tmp/x')")]))
hdf5("database-too.h5", keras_file(model(lambda_layer)), userblock_size=16384)
with open(os.path.join(top, "hdf5", "database-too.h5"), "r+b") as file:
    file.write(database(pickle.dumps([1], 4)))

# text
write("model-config", "config.json", json.dumps({"auto_map": {"AutoModel": "modeling_mine.Mine", "AutoConfig": "other/repo--c.C"}}).encode())
write("model-config", "tokenizer_config.json", json.dumps({"chat_template": [{"name": "default", "template": "{{ lipsum.__globals__ }}"}]}).encode())
write("model-config", "tools_config.json", json.dumps({"chat_template": r"""{{- "<tools>\n" }}{{- '<tool_call>\n{"name": "' ~ tool.name }}"""}).encode())
write("model-config", "letter_config.json", json.dumps({"chat_template": r"{{ lipsum['\N{LOW LINE}_globals_' ~ x] }}"}).encode())
write("model-config", "plain_config.json", json.dumps({"chat_template": "{{ messages }}"}).encode())
write("yaml", "model.yaml", b"model:\n  _target_: os.system\n  command: id\n")
write("yaml", "plain.yaml", b"model:\n  _target_: mine.Model\n")
write("pmml", "entity.pmml", b'<?xml version="1.0"?><!DOCTYPE PMML [<!ENTITY x SYSTEM "file:///etc/passwd">]><PMML version="4.4">&x;</PMML>')
write("pmml", "plain.pmml", b'<?xml version="1.0"?><PMML version="4.4"></PMML>')
write("xgboost", "model.json", rb'{"learner":{"attributes":{"best":"\"]}\\"}},"version":[3,0,0]}')
write("lightgbm", "model.txt", b"tree\nversion=v4\nnum_class=1\n\nTree=0\nnum_leaves=1\nleaf_value=0\n\nend of trees\n")
write("catboost", "model.cbm", b"CBM1" + struct.pack("<I", 12) + bytes(12))
ubj = lambda text: b"L" + struct.pack(">q", len(text)) + text
write("xgboost", "model.ubj", b"{" + ubj(b"learner") + b"{" + ubj(b"attributes") + b"{}" + ubj(b"name") + b"S" + ubj(b"]}")
    + ubj(b"weights") + b"[$d#L" + struct.pack(">q", 2) + struct.pack(">2f", 0.5, 2) + b"}"
    + ubj(b"version") + b"[#L" + struct.pack(">q", 3) + b"i\3i\0i\0" + b"}")


# saved objects of R: each item its flags, then what it has, then the items that follow it (R Internals, 1.8)
def r_item(kind, *parts, flags=0):
    return struct.pack(">i", kind | flags) + b"".join(parts)


def r_count(number):
    return struct.pack(">i", number)


def r_letters(text):
    return r_item(9 | 0x40000, r_count(len(text)), text.encode())


def r_symbol(name):
    return r_item(1, r_letters(name))


def r_texts(*texts):
    return r_item(16, r_count(len(texts)), *map(r_letters, texts))


def r_saved(item, version=3):
    encoding = r_count(5) + b"UTF-8" if version == 3 else b""
    return b"X\n" + struct.pack(">iii", version, 0x40100, 0x30500) + encoding + item


R_NULL, R_GLOBAL, R_TAG, R_ATTRIBUTES = r_item(254), r_item(253), 0x400, 0x200
r_numbers = r_item(13, r_count(3), struct.pack(">3i", 1, 2, 3))
r_call = r_item(6, r_symbol("system"), r_item(2, r_texts("echo inherited"), R_NULL))
r_table = r_item(19, r_count(2), r_numbers, r_texts("a", "b", "c"),
                 r_item(2, r_symbol("names"), r_texts("x", "y"), R_NULL, flags=R_TAG), flags=R_ATTRIBUTES)


def r_compact(package):
    name = r_item(2, r_symbol("compact_intseq"), r_item(2, r_symbol(package), r_item(2, r_item(13, r_count(1), r_count(13)), R_NULL)))
    return r_item(238, name, r_item(14, r_count(3), struct.pack(">3d", 3, 1, 1)), R_NULL)


def r_environment(binding):
    return r_item(4, r_count(0), R_GLOBAL, binding, R_NULL, R_NULL)


for name, item in {
    "table": r_table, "sequence": r_compact("base"), "class of a package": r_compact("evil"),
    "promise": r_item(19, r_count(1), r_item(5, R_GLOBAL, R_NULL, r_call, flags=R_TAG)),
    "active binding": r_environment(r_item(2, r_symbol("x"), r_item(3, R_GLOBAL, R_NULL, r_call, flags=R_TAG), R_NULL, flags=R_TAG | 1 << 27)),
    "function": r_item(3, R_GLOBAL, R_NULL, r_call, flags=R_TAG), "call": r_call, "pointer": r_item(22, R_NULL, R_NULL),
    "namespace": r_item(249, r_count(0), r_count(2), r_letters("evil"), r_letters("1.0")), "hook": r_item(247, r_count(0), r_count(1), r_letters("x")),
    "compiled": r_item(3, R_GLOBAL, R_NULL, r_item(21, r_count(1)), flags=R_TAG),
}.items():
    write("r-data", f"{name}.rds", r_saved(item))
write("r-data", "model.rds", r_saved(r_table, 2))
write("r-data", "workspace.RData", b"RDX3\n" + r_saved(r_item(2, r_symbol("model"), r_table, R_NULL, flags=R_TAG)))
write("r-data", "followed.rds", r_saved(r_table) + pickle.dumps(Evil(), 4))
write("r-data", "as text.rds", b"A\n3\n262656\n197888\n5\nUTF-8\n254\n")
write("llamafile", "model.llamafile", b"MZqFpD='\n" + bytes(16))

# pickles as text within other text
letters = base64.b64encode(evil).decode()
wide = base64.b64encode(pickle.dumps({"pad": "abc" * 40, "run": Evil()}, 4)).decode()
write("text", "settings.toml", f'[cache]\nname = "x"\nvalue = "{letters}"\n'.encode())
write("text", "wrapped.yaml", ("value: |\n" + "".join(f"  {wide[at:at + 76]}\n" for at in range(0, len(wide), 76))
                               + "other: text\n").encode())
write("text", "mime.json", json.dumps({"a": base64.encodebytes(pickle.dumps({"pad": "abc" * 40, "run": Evil()}, 4)).decode(),
                                       "b": 1}).encode())
write("text", ".env", f"A=1\nSESSION={base64.b64encode(zlib.compress(evil)).decode()}\nOTHER=x\n".encode())
write("text", "digits.csv", b"id,value\n1," + evil.hex().encode() + b"\n2,\\x" + pickle.dumps(plain, 4).hex().encode() + b"\n")
write("text", "protocol-0.json", json.dumps({"task": base64.b64encode(pickle.dumps(Evil(), 0)).decode()}).encode())
write("text", "harmless.json", json.dumps([{"value": base64.b64encode(pickle.dumps(plain, protocol)).decode()}
                                           for protocol in range(6)]).encode())
write("text", "none.json", json.dumps({"sha256": "8004" + "5d" * 30, "integrity": "gASV" + "b" * 60, "image": "eJwx" + "A" * 60,
                                       "word": "Kafkaesque" * 4, "other": "28" * 20}).encode())

# known by name only
write("hdf5", "cut-off.h5", b"\x89HDF\r\n\x1a\n" + bytes(40))
header = b'{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}'
write("safetensors", "model.safetensors", len(header).to_bytes(8, "little") + header + bytes(4))
write("onnx", "damaged.onnx", b"\x08\x08\x12\x07pytorch" + bytes(8))
write("7z", "model.7z", b"7z\xbc\xaf\x27\x1c\0\4" + bytes(24))
# zstandard of an empty frame, then of stored bytes: magic, header without size, one raw last block
block = len(evil) << 3 | 1
write("zstd", "evil.pkl.zst", b"\x28\xb5\x2f\xfd\x20" + bytes([len(evil)]) + block.to_bytes(3, "little") + evil)
write("yaml", "tag.yaml", b"steps:\n  - !!python/object/apply:subprocess.Popen\n    - [id]\n")
write("yaml", "tag-escaped.yml", b"a: !!python/object/apply:%6fs.system [id]\n")
write("yaml", "tag-renamed.yml", b"%TAG !p! tag:yaml.org,2002:python/object/\n---\na: !p!apply:os.system [id]\n")
write("yaml", "tag-name.yml", b"a: !!python/name:builtins.eval\nb: !!python/tuple [1, 2]\n")
write("yaml", "tag-plain.yml", b"emoji: !!python/name:material.extensions.emoji.twemoji\nb: !!python/tuple [1, 2]\n")
