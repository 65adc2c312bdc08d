"""
Ways into loaders of arrays and models, and what lies within other files, as {name: base64}. attacks.test.ts says what must be said
of each. Made here, never loaded.
"""
import base64
import bz2
import gzip
import io
import json
import lzma
import pickle
import struct
import sys
import tarfile
import zipfile
import zlib

from attacks import (DATE, EVIL, EVIL0, EVIL2, NONE, TRUE, built, call, evaluates, gguf, items, keyed, listed, model, name, namespace, new,
                     npy, number, saved, safetensors, text, zipped)

files = {}


# What torch makes of a persistent id, whose parts it asks for their methods
def torch_zip(data, more=()):
    return zipped(("a/data.pkl", data), ("a/version", b"3\n"), ("a/data/0", bytes(4)), *more)


def storage(kind=name("torch", "FloatStorage"), key=text("0"), place=text("cpu"), count=number(1), what=text("storage")):
    return saved(items(what, kind, key, place, count) + b"Q", 2)


hooked = built(new(namespace), keyed(startswith=model, __format__=model, split=model))
files["place that is an object.pt"] = torch_zip(storage(place=hooked))
files["key that is an object.pt"] = torch_zip(storage(key=hooked))
files["count that is an object.pt"] = torch_zip(storage(count=hooked))
files["kind that is an object.pt"] = torch_zip(storage(kind=hooked))
files["kind that is a class.pt"] = torch_zip(storage(kind=model))
files["word that is an object.pt"] = torch_zip(storage(what=hooked))
files["place on the network.pt"] = torch_zip(storage(place=text("hpu:0")) + EVIL)
files["second pickle.pt"] = torch_zip(storage() + EVIL)
files["pickle as a storage.pt"] = zipped(("a/data.pkl", storage()), ("a/version", b"3\n"), ("a/data/0", EVIL), ("a/data.pkl.pkl", EVIL))
files["extra pickle.pt"] = torch_zip(storage(), [("a/extra/evil.pkl", EVIL)])
files["code of TorchScript beside.pt"] = torch_zip(storage(), [("a/code/__torch__.py", b"def f(self):\n  return ops.evil.run()\n"), ("a/constants.pkl", EVIL)])
files["deep folder.pt"] = zipped(("a/b/c/data.pkl", EVIL), ("a/b/c/version", b"3\n"))
files["backslash.pt"] = zipped(("a\\data.pkl", EVIL), ("a\\version", b"3\n"))
files["tensor of an object.pkl"] = saved(call(name("torch._utils", "_rebuild_tensor_v2"), hooked, number(0), items(number(1)), items(number(1)),
    b"\x89", call(name("collections", "OrderedDict"))) + model + evaluates + b"\x86R")

# Arrays that ask objects for themselves
for function in ("numpy.float64", "numpy.int64", "numpy.str_", "numpy.bool_"):
    module, kind = function.split(".")
    files[f"array of {kind}.pkl"] = saved(call(name(module, kind), built(new(namespace), keyed(__array__=model))))
    files[f"array in a slot of {kind}.pkl"] = saved(call(name(module, kind), built(new(namespace), items(NONE, keyed(__array__=model)))))
files["objects within fields.npy"] = npy(b"{'descr': [('a', '<i4'), ('b', [('c', '|O')])], 'fortran_order': False, 'shape': (1,)}")
files["objects within a shape.npy"] = npy(b"{'descr': [('a', '|O', (2, 2))], 'fortran_order': False, 'shape': (1,)}")
files["objects with a title.npy"] = npy(b"{'descr': [(('title', 'a'), '|O')], 'fortran_order': False, 'shape': (1,)}")
files["objects in Latin 1.npy"] = b"\x93NUMPY\2\0" + struct.pack("<I", 62) + b"{'descr': 'O', 'fortran_order': False, 'shape': (1,)}".ljust(61) + b"\n" + EVIL
files["objects in UTF-8.npy"] = b"\x93NUMPY\3\0" + struct.pack("<I", 62) + b"{'descr': '=O', 'fortran_order': False, 'shape': ()}".ljust(61) + b"\n" + EVIL
files["objects behind numbers.npy"] = npy(b"{'descr': '<i4', 'fortran_order': False, 'shape': (1,)}", bytes(4)) + npy(b"{'descr': '|O', 'fortran_order': False, 'shape': (1,)}")
objects = npy(b"{'descr': '|O', 'fortran_order': False, 'shape': (1,)}")
files["objects.npz"] = zipped(("a.npy", objects))
files["objects without a name.npz"] = zipped(("a", objects), ("b.npy", npy(b"{'descr': '<i4', 'fortran_order': False, 'shape': (1,)}", bytes(4))))
files["npz in npz.npz"] = zipped(("a.npy", zipped(("a.npy", objects))))
files["pickle as npy.npz"] = zipped(("a.npy", EVIL))
files["old pickle as npy.npz"] = zipped(("a.npy", EVIL0))

# Packed in each other
packers = {"gzip": lambda data: gzip.compress(data, mtime=0), "bzip2": bz2.compress, "xz": lzma.compress, "zlib": zlib.compress,
    "lzma": lambda data: lzma.compress(data, lzma.FORMAT_ALONE), "zip": lambda data: zipped(("x", data)),
    "deflated zip": lambda data: zipped(("x.bin", data), method=zipfile.ZIP_DEFLATED),
    "bzip2 zip": lambda data: zipped(("x.bin", data), method=zipfile.ZIP_BZIP2), "lzma zip": lambda data: zipped(("x.bin", data), method=zipfile.ZIP_LZMA)}
for outer in packers:
    for inner in ("gzip", "zip", "lzma"):
        if outer != inner:
            files[f"{inner} in {outer}"] = packers[outer](packers[inner](EVIL2))


def tarred(*members, format=tarfile.GNU_FORMAT):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=format) as archive:
        for member, data in members:
            info = tarfile.TarInfo(member)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


for kind in (tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT):
    files[f"pickle in a tar of format {kind}.tar"] = tarred(("a/model.bin", EVIL), format=kind)
    files[f"long name in a tar of format {kind}.tar"] = tarred(("a/" + "x" * 90 + "/" + "y" * 90, EVIL), format=kind)
files["NeMo.nemo"] = gzip.compress(tarred(("model_config.yaml", b"target: x\nmodel:\n  _target_: subprocess.Popen\n"), ("model_weights.ckpt", b"x")), mtime=0)
files["wheel.whl"] = zipped(("a/__init__.py", b""), ("a-1.dist-info/RECORD", b""), ("a-1.dist-info/WHEEL", b"Wheel-Version: 1.0\n"), ("a.pth", b"import a; exec(a.x)\n"))
files["wheel with data.whl"] = zipped(("a/__init__.py", b""), ("a-1.data/purelib/a.pth", b"import\tos;os.system('id')\n"), ("a-1.dist-info/RECORD", b""))
files["mark of UTF-8.pth"] = b"\xef\xbb\xbfimport os; os.system('id')\n"
files["line of a Mac.pth"] = b"/srv\rimport os; os.system('id')\r"
files["bytes that are no text.pth"] = b"\xff\xfe\nimport os; os.system('id')\n"
files["flavours/MLmodel"] = b'flavors:\n  python_function:\n    "loader_module": "evil.loader"\n'
files["MLmodel in flow/MLmodel"] = b"flavors: {python_function: {loader_module: evil.loader}}\n"
files["bundle.json"] = json.dumps({"imports": ["$import os"], "x": "$__import__('os').system('id')"}).encode()
files["target.json"] = json.dumps({"model": {"_target_": "builtins.eval", "source": "1"}}).encode()
files["target with letters.json"] = b'{"\\u005ftarget_": "os.system"}'
files["target with letters.yaml"] = b'"\\x5ftarget_": os.system\n'

# Zip archives that readers understand differently
def patched(data, at, value):
    return data[:at] + value + data[at + len(value):]


plain = zipped(("a.txt", b"hello"), ("model.pkl", EVIL))
central = plain.index(b"PK\1\2")
second = plain.index(b"PK\1\2", central + 4)
local = plain.index(b"PK\3\4", 4)
files["other name in the directory.zip"] = patched(plain, second + 46, b"notes.txt")
files["other name in front.zip"] = patched(plain, local + 30, b"notes.txt")
files["encrypted by a bit.zip"] = patched(plain, second + 8, b"\1\0")
files["patched data by a bit.zip"] = patched(plain, second + 8, b"\x20\0")
files["stored as deflated.zip"] = patched(plain, second + 10, b"\x08\0")
files["unknown method.zip"] = patched(plain, second + 10, b"\x63\0")
files["size of nothing.zip"] = patched(plain, second + 20, bytes(8))
files["wrong sum.zip"] = patched(plain, second + 16, bytes(4))
files["folder with data.zip"] = patched(patched(plain, second + 46, b"model.pk/"), local + 30, b"model.pk/")
files["letters of MS-DOS.zip"] = zipped(("mod\u00e9l.pkl", EVIL))
files["behind a script.zip"] = b"#!/bin/sh\nexit\n" + plain
files["behind a picture.png"] = b"\x89PNG\r\n\x1a\n" + bytes(64) + plain
files["before a comment.zip"] = plain[:-2] + struct.pack("<H", len(EVIL)) + EVIL
files["twice.zip"] = plain + plain
files["without a directory.zip"] = plain[:central]
files["end in a comment.zip"] = plain[:-2] + struct.pack("<H", 22) + b"PK\5\6" + bytes(18)

# Models
files["template of an alias.gguf"] = gguf("{% set x = ''|attr('__class__') %}{{ x }}")
files["template that imports.gguf"] = gguf("{{ cycler.__init__.__globals__.os.popen('id').read() }}")
files["template of a request.gguf"] = gguf("{{ lipsum|attr('\\x5f\\x5fglobals\\x5f\\x5f') }}")
files["behind the tensors.safetensors"] = safetensors(b'{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}}', bytes(4) + EVIL)
files["between the tensors.safetensors"] = safetensors(
    b'{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"b":{"dtype":"U8","shape":[1],"data_offsets":[9,10]}}', bytes(10))
files["negative place.safetensors"] = safetensors(b'{"a":{"dtype":"U8","shape":[1],"data_offsets":[-1,0]}}')
files["large shape.safetensors"] = safetensors(b'{"a":{"dtype":"U8","shape":[18446744073709551615,2],"data_offsets":[0,4]}}', bytes(4))

if __name__ == "__main__":
    json.dump({name: base64.b64encode(data).decode() for name, data in files.items()}, sys.stdout)
