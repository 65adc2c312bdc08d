"""
Files that were made to get past a reader, as {name: base64}. Each is one that a scanner of its day let through, or a relative of
one; evasions.test.ts says what must be said of it. Made here, and never loaded.
"""
import base64
import bz2
import gzip
import io
import json
import lzma
import os
import pickle
import struct
import sys
import tarfile
import warnings
import zipfile
import zlib

warnings.simplefilter("ignore")
DATE = (1980, 1, 1, 0, 0, 0)
files = {}


class Evil:
    def __reduce__(self):
        return os.system, ("echo inherited",)


class Loads:
    def __init__(self, data):
        self.data = data

    def __reduce__(self):
        return pickle.loads, (self.data,)


EVIL = pickle.dumps(Evil(), 4)
EVIL2 = pickle.dumps(Evil(), 2)
PLAIN = pickle.dumps([1], 4)


def zipped(*members, method=zipfile.ZIP_STORED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members:
            archive.writestr(zipfile.ZipInfo(name, DATE), data, method)
    return out.getvalue()


def edited(data, *edits):
    copy = bytearray(data)
    for at, new in edits:
        copy[at : at + len(new)] = new
    return bytes(copy)


# pickles
files["nested.pkl"] = pickle.dumps(Loads(EVIL), 4)
files["nested twice.pkl"] = pickle.dumps([Loads(pickle.dumps(Loads(EVIL), 4))], 4)
files["behind STOP.pkl"] = PLAIN + EVIL
files["behind STOP and zeros.pkl"] = PLAIN + bytes(10) + EVIL
files["behind STOP and lines.pkl"] = PLAIN + b"\n" * 5000 + EVIL
files["INST.pkl"] = b'(S"echo inherited"\nios\nsystem\n.'
files["OBJ.pkl"] = b'(cos\nsystem\nS"echo inherited"\no.'
files["EXT1.pkl"] = b"\x80\x02\x82\x01)R."
files["PERSID.pkl"] = b"\x80\x02X\x01\0\0\0aQ."
files["hook in a state.pkl"] = b"\x80\x02cbuiltins\nobject\n)\x81}X\x0c\0\0\0__setstate__cos\nsystem\nsbX\x02\0\0\0idb."
files["partial.pkl"] = b"\x80\x02cfunctools\npartial\ncos\nsystem\n\x85RX\x02\0\0\0id\x85R."
files["attribute by attribute.pkl"] = b"\x80\x04\x8c\x07pathlib\x8c\x09os.system\x93\x8c\x02id\x85R."
files["getattr of an import.pkl"] = (
    b"\x80\x02cbuiltins\ngetattr\ncbuiltins\n__import__\nX\x02\0\0\0os\x85RX\x06\0\0\0system\x86RX\x02\0\0\0id\x85R.")

# other names and packings
for name in "photo.jpg", "notes.txt", "weights.safetensors", "model.onnx", "model.gguf", "table.npy", "no name":
    files[name] = EVIL
files["packed.pkl.gz"] = gzip.compress(gzip.compress(EVIL, mtime=0), mtime=0)
files["packed.bz2"] = bz2.compress(EVIL)
files["packed.xz"] = lzma.compress(EVIL)
files["packed.lzma"] = lzma.compress(EVIL, format=lzma.FORMAT_ALONE)
files["packed.joblib"] = zlib.compress(EVIL)
files["7z.bin"] = files["7z.pt"] = b"7z\xbc\xaf\x27\x1c\x00\x04" + bytes(60)

# zip archives
torch = zipped(("m/data.pkl", EVIL2), ("m/version", b"3\n"))
plain = zipped(("m/data.pkl", pickle.dumps({}, 2)), ("m/version", b"3\n"))
directory = torch.index(b"PK\x01\x02")
files["wrong sums.pt"] = edited(torch, (14, bytes(4)), (directory + 16, bytes(4)))
files["flag of encryption.pt"] = edited(torch, (6, b"\1"), (directory + 8, b"\1"))
files["flag of a patch.pt"] = edited(torch, (6, b"\x20"), (directory + 8, b"\x20"))
files["method in the local header.pt"] = edited(torch, (8, b"\x63"))
files["method in the directory.pt"] = edited(torch, (directory + 10, b"\x63"))
other = zipped(("m/data.txt", EVIL2), ("m/version", b"3\n"))
files["name in the local header.pt"] = edited(other, (30, b"m/data.pkl"))
files["name in the directory.pt"] = edited(torch, (30, b"m/data.txt"))
files["other name.pt"] = other
files["NUL in the name.pt"] = torch.replace(b"m/data.pkl", b"m/data\0pkl")
files["two archives, evil first.pt"] = torch + plain
files["two archives, evil last.pt"] = plain + torch
files["archive in a comment.pt"] = edited(plain, (len(plain) - 2, struct.pack("<H", len(torch)))) + torch
files["two directories.pt"] = edited(torch, (len(torch) - 2, struct.pack("<H", len(plain)))) + plain
files["bytes in front.pt"] = b"x" * 100 + torch
files["bytes behind.pt"] = torch + b"x" * 100
files["pickle in front.pt"] = EVIL2 + plain
files["name in capitals.pt"] = zipped(("m/DATA.PKL", EVIL2), ("m/data.pkl", pickle.dumps({}, 2)))
files["name twice.pt"] = zipped(("m/data.pkl", EVIL2), ("m/data.pkl", pickle.dumps({}, 2)))
files["archive in an archive.zip"] = zipped(("a.zip", zipped(("b.pt", torch))))
files["without extension.zip"] = zipped(("README", EVIL))


# tar archives
def tarred(*members):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, kind, content in members:
            info = tarfile.TarInfo(name)
            info.type = kind
            if kind == tarfile.REGTYPE:
                info.size = len(content)
            elif content:
                info.linkname = content
            archive.addfile(info, io.BytesIO(content) if kind == tarfile.REGTYPE else None)
    return out.getvalue()


file, link, hard, device = tarfile.REGTYPE, tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE
files["pickle.tar"] = tarred(("x/model.pkl", file, EVIL))
files["checkpoint.nemo"] = tarred(("./model_weights.ckpt", file, torch))
files["goes up.tar"] = tarred(("../../x.pkl", file, PLAIN))
files["absolute.tar"] = tarred(("/etc/x", file, b"x"))
files["link.tar"] = tarred(("l", link, "../../etc"), ("l/passwd", file, b"x"))
files["chain of links.tar"] = tarred(("a/b", link, "."), ("a/b/c", link, ".."), ("a/b/c/d", link, ".."), ("a/b/c/d/x", file, b"x"))
files["hard link.tar"] = tarred(("h", hard, "/etc/passwd"))
files["device.tar"] = tarred(("d", device, ""))


# arrays of numpy
def npy(header, body=EVIL):
    text = header.encode() + b"\n"
    return b"\x93NUMPY\1\0" + struct.pack("<H", len(text)) + text + body


for name, descr in {
    "an object": "'|O'", "a field": "[('a', '<i4'), ('b', '|O')]", "a field of a field": "[('a', [('x', '|O8')])]",
    "a subarray": "[('a', 'O', (2,))]", "a word": "'object'", "a list in a text": "'i4,O'", "an escaped letter": r"'\x4f'",
    "a dict": "{'names': ['a'], 'formats': ['O']}",
}.items():
    files[f"{name}.npy"] = npy(f"{{'descr': {descr}, 'fortran_order': False, 'shape': (1,), }}")
files["no items.npy"] = npy("{'descr': '|O', 'fortran_order': False, 'shape': (0,), }")
files["pickle.npz"] = EVIL
files["pickle in an archive.npz"] = zipped(("a", EVIL))


# safetensors
def safetensors(header, data=b""):
    text = json.dumps(header).encode()
    return struct.pack("<Q", len(text)) + text + data


def tensor(start, end):
    return {"dtype": "U8", "shape": [end - start], "data_offsets": [start, end]}


files["overlap.safetensors"] = safetensors({"a": tensor(0, 4), "b": tensor(0, 4)}, bytes(4))
files["gap.safetensors"] = safetensors({"a": tensor(0, 4), "b": tensor(40, 44)}, EVIL[:44].ljust(44))
files["behind.safetensors"] = safetensors({"a": tensor(0, 4)}, bytes(4) + EVIL)
files["longer than it is.safetensors"] = struct.pack("<Q", 1 << 40) + b"{}"
files["no header.safetensors"] = struct.pack("<Q", 4) + b"   {}"


# Keras
def keras(*layers, **config):
    model = {"module": "keras", "class_name": "Sequential", "config": {"layers": layers}, "registered_name": None, **config}
    return zipped(("config.json", json.dumps(model)), ("metadata.json", '{"keras_version": "3.0"}'), ("model.weights.h5", b""))


def layer(name, module="keras.layers", **config):
    return {"module": module, "class_name": name, "config": config, "registered_name": None}


def function(module, name):
    return {"module": module, "class_name": "function", "config": name, "registered_name": name}


code = {"class_name": "__lambda__", "config": {"code": "4wEA", "defaults": None, "closure": None}}
files["Lambda.keras"] = keras(layer("Lambda", function=code))
files["module.keras"] = keras(layer("system", module="os"))
files["module of a function.keras"] = keras(layer("Dense", activation=function("subprocess", "getoutput")))
files["function of Python.keras"] = keras(function("builtins", "eval"))
files["no safe mode.keras"] = keras(function("keras.config", "enable_unsafe_deserialization"))
files["fetches.keras"] = keras(layer("get_file", module="keras.src.utils.file_utils", origin="http://x"))
files["pickle in a layer.keras"] = keras(layer("TorchModuleWrapper", module_bytes=base64.b64encode(torch).decode()))
files["vocabulary.keras"] = keras(layer("StringLookup", vocabulary="/etc/passwd"))
files["model elsewhere.keras"] = keras(layer("TFSMLayer", filepath="/tmp/other"))
files["loads an array.keras"] = keras(layer("Dense", kernel_initializer=function("numpy", "load")))


# templates
def gguf(template):
    def text(value):
        return struct.pack("<Q", len(value)) + value.encode()

    data = b"GGUF" + struct.pack("<IQQ", 3, 0, 1) + text("tokenizer.chat_template") + struct.pack("<I", 8) + text(template)
    return data + bytes(-len(data) % 32)


for name, template in {
    "class": "{{ ''.__class__.__mro__[1].__subclasses__() }}", "globals": "{{ cycler.__init__.__globals__.os.popen('id') }}",
    "escaped": r"{{ lipsum['\u005f\u005fglobals\u005f\u005f'] }}", "filter": r"{{ ''|attr('\x5f\x5fclass\x5f\x5f') }}",
    "put together": "{{ ''['__cla' + 'ss__'] }}", "underscores": "{{ x['_' * 2 ~ 'class' ~ '_' * 2] }}",
    "joined": "{{ x|map(attribute=['_', '_class_', '_']|join) }}",
}.items():
    files[f"{name}.gguf"] = gguf(template)
files["chat_template.jinja"] = b"{{ ''.__class__.__mro__ }}"

# configurations
for name, content in {
    "config.json": {"auto_map": {"AutoModel": "evil.Model"}}, "tokenizer_config.json": {"chat_template": "{{ ''.__class__ }}"},
    "adapter_config.json": {"auto_mapping": None, "base_model_class": "system", "parent_library": "os"},
    "model_index.json": {"_class_name": ["pipeline", "Evil"], "unet": ["diffusers", "UNet2DModel"]},
    "modules.json": [{"idx": 0, "name": "0", "path": "", "type": "os.system"}],
}.items():
    files[name] = json.dumps(content).encode()
files["target.yaml"] = b"model:\n  _target_: os.system\n  command: id\n"
files["target in JSON.yaml"] = b'model: {"_target_": "builtins.exec"}\n'
files["target that fetches.yaml"] = b"model:\n  _target_: hydra.utils.get_method\n  path: os.system\n"
files["tag.yml"] = b"!!python/object/apply:os.system ['id']\n"
files["tag of a type.yml"] = b"a: !!python/object/new:type {}\n"
files["tag in full.yml"] = b'!<tag:yaml.org,2002:python/object/apply:os.system> ["id"]\n'
files["entity.pmml"] = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><PMML>&a;</PMML>'
files["settings.json"] = json.dumps({"cache": base64.b64encode(EVIL).decode()}).encode()
files["document.json"] = b'{"py/reduce": [{"py/function": "os.system"}, {"py/tuple": ["id"]}]}'

json.dump({name: base64.b64encode(data).decode() for name, data in files.items()}, sys.stdout)
