"""
Files by somebody who knows what numpy does not count and where programs keep pickles that nobody looks for, as {name: base64}:
arrays over bytes, lists that are too short, stores and records of any kind, letters in them, texts whose readers start commands or
import. attacks.test.ts says what must be said of each. Made here, never loaded; what numpy 2.4 does with the arrays (it ends in
a segmentation fault) was tried in a process of its own.
"""
import base64
import io
import json
import marshal
import pickle
import plistlib
import struct
import sys
import zipfile

from attacks import (DATE, EVIL, EVIL2, NONE, TRUE, built, call, items, keyed, listed, name, number, saved, text)

files = {}
FALSE = b"\x89"
LETTERS = base64.b64encode(EVIL).decode()


def raw(data):
    return b"C" + bytes([len(data)]) + data


def zipped(**members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for member, data in members.items():
            archive.writestr(zipfile.ZipInfo(member, DATE), data)
    return out.getvalue()


# numpy: bytes that become addresses of objects, and lists that end before their array does
array = name("numpy", "ndarray")
dtype = name("numpy", "dtype")
reconstruct = name("numpy._core.multiarray", "_reconstruct")
objects = built(call(dtype, text("O8"), FALSE, TRUE), items(number(3), text("|"), NONE, NONE, NONE, number(-1), number(-1), number(63)))
numbers = built(call(dtype, text("i8"), FALSE, TRUE), items(number(3), text("<"), NONE, NONE, NONE, number(-1), number(-1), number(0)))
# The second dtype is the first again, as a pickler writes it
ROW = b"q\5"
record = built(call(dtype, text("V8"), FALSE, TRUE), items(number(3), text("|"), NONE, items(text("a")), keyed(a=items(objects, number(0))), number(8), number(1), number(27)))
address = raw(b"AAAAAAAA")
one = items(number(1))
shape = items(number(100000))


def empty(of=array):
    return call(reconstruct, of, items(number(0)), raw(b"b"))


def filled(target, places, data, kind=objects, *more):
    return built(target, items(number(1), places, kind, FALSE, data, *more))


few = listed(NONE)
named_buffer = keyed(shape=one, dtype=text("O"), buffer=address)
arrays = {
    "objects over bytes": call(array, one, text("O"), address),
    "objects over bytes by names": array + items() + named_buffer + b"\x92",
    "objects over a bytearray": call(array, one, objects, call(name("builtins", "bytearray"), address)),
    "objects over bytes by copyreg": call(name("copyreg", "__newobj__"), array, one, text("O"), address),
    "objects over bytes by an index": call(name("pandas.core.indexes.base", "_new_Index"), array, named_buffer),
    "objects over bytes that are kept": call(name("functools", "partial"), array, one, text("O"), address),
    "objects over bytes of a record": call(name("numpy", "recarray"), one, listed(items(text("a"), text("O"))), address),
    "objects over bytes of old pandas": call(name("pandas.core.indexes.frozen", "FrozenNDArray"), one, text("O"), address),
    "fewer objects than places": filled(empty(), shape, few),
    "fewer objects than places without a version": built(empty(), items(shape, objects, FALSE, few)),
    "fewer objects than places of a matrix": filled(empty(name("numpy", "matrix")), items(number(1000), number(1000)), few),
    "fewer objects than places by truth": built(empty(), items(number(1), shape, objects, few, few)),
    "no objects for places": filled(empty(), shape, b"]"),
    "objects of a list that is called": filled(empty(), shape, call(name("builtins", "list"))),
    "objects that come too late": b"]q\7" + filled(empty(), one, b"h\7") + b"0h\7Na",
    "fewer texts than places": filled(empty(), shape, listed(text("a")), call(name("numpy.dtypes", "StringDType"))),
    "fewer objects than places of a mask": filled(
        call(name("numpy.ma.core", "_mareconstruct"), name("numpy.ma", "MaskedArray"), array, items(number(0)), text("O")),
        shape, few, objects, raw(bytes(8)), NONE),
    "an item of objects out of numbers": call(name("numpy.core.multiarray", "scalar"), record, filled(empty(), one, address, numbers)),
}
for what, value in arrays.items():
    files[f"{what}.pkl"] = saved(value)

# What keeps pickles and is known by nobody here
stores = {
    "value behind its time.dbm": b'{"ct": 1700000000.0, "v": 2}|' + EVIL,
    "value behind its end.cache": b"9999999999" + EVIL,
    "chunk.partd": struct.pack("<Q", len(EVIL)) + EVIL,
    "message of any kind.pb": b"\x0a\x1etype.googleapis.com/google.Any\x12" + bytes([len(EVIL)]) + EVIL,
    "list of properties.plist": plistlib.dumps({"state": EVIL}, fmt=plistlib.FMT_BINARY),
    "image of a disk.iso": bytes(32768) + b"\x01CD001\x01" + bytes(2041) + EVIL,
    "without a name": b"\7\7\7\7" + EVIL,
    "picture that is small.jpg": b"\xff\xd8\xff\xe0\0\x10JFIF\0" + EVIL,
    "_common_metadata": b"PAR1" + bytes(9) + EVIL + b"PAR1",
    "template that unpickles.cache": b"j2" + pickle.dumps(5, 2) + pickle.dumps(1, 2) + EVIL2,
    "template.cache": b"j2" + pickle.dumps(5, 2) + pickle.dumps(1, 2) + pickle.dumps("a", 2) + marshal.dumps(compile("1", "a", "exec")),
    "note of torch.pt": zipped(**{"m/data.pkl": b"\x80\x02}.", "m/version": b"3\n", "m/.data/serialization_id": EVIL}),
    "file system.squashfs": b"hsqs" + bytes(range(1, 99)),
    "objects of Java.model": b"\xac\xed\0\x05sr\0\x17java.util.PriorityQueue",
}
files |= stores

# Letters
header = json.dumps({"__metadata__": {"note": LETTERS}, "t": {"dtype": "U8", "shape": [1], "data_offsets": [0, 1]}}).encode()
model = b"\x08\x08\x3a\x02\x0a\x00\x42\x02\x10\x11"


def properties(value):
    entry = b"\x0a\1n\x12" + bytes([len(value) & 127 | 128, len(value) >> 7]) + value
    return model + b"\x72" + bytes([len(entry) & 127 | 128, len(entry) >> 7]) + entry


def gguf(value):
    return b"GGUF" + struct.pack("<IQQQ", 3, 0, 1, 1) + b"k" + struct.pack("<IQ", 8, len(value)) + value


letters = {
    "letters in its metadata.safetensors": struct.pack("<Q", len(header)) + header + b"\0",
    "letters in its properties.onnx": properties(LETTERS.encode()),
    "letters in a value.gguf": gguf(LETTERS.encode()),
    **{f"letters.{suffix}": f"a = '{LETTERS}'\n".encode() for suffix in ("mbox", "json5", "tfstate", "service", "geojson", "warc")},
}
files |= letters

# Texts and graphs whose readers run something
EXPRESSION = "__import__('os').system('echo inherited')"
orders = {
    "names.onnx": properties(EXPRESSION.encode().ljust(130)),
    "classes.onnx": properties(b"{0: ().__class__.__base__.__subclasses__()}".ljust(130)),
    "recordings.scp": b"one a.wav\ntwo echo inherited; sox a.wav -t wav - |\n",
    "additional/tool.jinja": b"{{ ''.__class__.__mro__ }}",
    "screen.kv": f"#:import os os\nBox:\n    on_parent: {EXPRESSION}\n".encode(),
    "radio.grc": f"blocks:\n- id: import\n  parameters:\n    imports: {EXPRESSION}\n".encode(),
    "evaluation.yaml": b"task: a\ndoc_to_text: !function evil.run\n",
    "guard.rail": b'<rail><script language="python">import os</script></rail>',
    "drawing/Document.xml": b'<Document><Python value="x" encoded="yes" module="os" class="system"/></Document>',
    "session.json": json.dumps({"a": {"_type": "os.system"}}).encode(),
    "model-settings.json": json.dumps({"name": "a", "implementation": "os.system"}).encode(),
    "agent/MLmodel": b"flavors:\n  python_function:\n    loader_module: mlflow.pyfunc.model\n    model_code_path: agent.py\n",
    "preset/task.json": json.dumps({"module": "keras.layers", "class_name": "Lambda", "config": {"function": {"class_name": "__lambda__", "config": {"code": "4wE="}}}}).encode(),
    "start of all.whl": zipped(**{"sitecustomize.py": b"import os\n", "a-1.dist-info/RECORD": b""}),
    "start of a user.zip": zipped(**{"lib/python3.11/site-packages/usercustomize.py": b"import os\n"}),
}
files |= orders

# The same ways, harmless: all of these are safe
rows = record + ROW
twins = {
    "array of objects": filled(empty(), items(number(2)), listed(NONE, text("a"))),
    "array of no objects": filled(empty(), items(number(0)), b"]"),
    "array of objects in a grid": filled(empty(), items(number(2), number(2)), listed(NONE, NONE, NONE, NONE)),
    "array of one object": filled(empty(), items(), listed(NONE)),
    "array of so many": call(array, one, text("f8")),
    "array in parts": filled(empty(), items(number(3000)), b"](" + b"N" * 1000 + b"e(" + b"N" * 1000 + b"e(" + b"N" * 1000 + b"e"),
    "bytes of Python 2": filled(empty(), one, call(name("_codecs", "encode"), text("A" * 8), text("latin1")), numbers),
    "item of objects": call(name("numpy.core.multiarray", "scalar"), rows, filled(empty(), one, listed(items(NONE)), b"h\5")),
}
encoded = [call(name("_codecs", "encode"), text(data.decode("latin1")), text("latin1")) for data in (struct.pack("<3q", 0, 1, 3), b"x\xfcy")]
OFFSETS, TEXTS = [call(name("pyarrow.lib", "py_buffer"), data) for data in encoded]


def arrow(*buffers):
    kind = call(name("pyarrow.lib", "type_for_alias"), text("large_string"))
    return call(name("pyarrow.lib", "_restore_array"), items(kind, number(2), number(0), number(0), listed(NONE, *buffers), b"]", NONE))


twins["texts of arrow by protocol 2"] = arrow(OFFSETS, TEXTS)
twins["index of times"] = call(name("pandas.core.indexes.timedeltas", "_new_TimedeltaIndex"), name("pandas", "TimedeltaIndex"), keyed(data=listed(number(1)), dtype=NONE))
files["texts of arrow that are missing by protocol 2.pkl"] = saved(arrow(OFFSETS, call(name("pyarrow.lib", "py_buffer"), call(name("_codecs", "encode"), text("x"), text("latin1")))))
files["texts of arrow by another codec.pkl"] = saved(arrow(OFFSETS, call(name("pyarrow.lib", "py_buffer"), call(name("_codecs", "encode"), text("xyz"), text("ascii")))))
twins = {what: saved(value) for what, value in twins.items()}

# Nothing is said of these
harmless = {
    "names of classes.onnx": properties(b"{0: 'person', 1: 'traffic light (red)'} call eval() to start".ljust(130)),
    "value.gguf": gguf(b"A model for everyday use, by somebody".ljust(130)),
    "recordings.scp": b"one a.wav\ntwo b.wav | c\n",
    "tool.jinja": b"{% for a in b %}{{ a|upper }}{{ '%c' }}{% endfor %}",
    "screen.kv": b"Box:\n    on_parent: root.open_all(self)\n",
    "evaluation.yaml": b"task: a\ndoc_to_text: '{{question}}'\n",
    "letters.tfstate": json.dumps({"a": base64.b64encode(bytes(range(256))).decode()}).encode(),
    "numbers.store": bytes(range(256)) * 40,
    "old.pkl.md5": b"d41d8cd98f00b204e9800998ecf8427e  old.pkl\n",
    "list of properties.plist": plistlib.dumps({"state": bytes(range(256))}, fmt=plistlib.FMT_BINARY),
    "wheel.whl": zipped(**{"a/sitecustomize.py": b"import os\n", "a-1.dist-info/RECORD": b""}),
    "drawing/Document.xml": b'<Document><Python value="x" encoded="yes" module="Draft" class="_Wire"/></Document>',
}

if __name__ == "__main__":
    chosen = {"twins": twins, "harmless": harmless}.get(json.load(sys.stdin), files)
    json.dump({name: base64.b64encode(data).decode() for name, data in chosen.items()}, sys.stdout)
