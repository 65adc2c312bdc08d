"""
Files that say what they do in a way that their own readers understand and others may not, as {name: base64}: operators of TorchScript
behind blanks, comments, names and getattr; names of zip members in an extra field; texts in UTF-16 and digits; settings that name
classes under keys of their own. attacks.test.ts says what must be said of each. That torch 2.15 writes the files and that
zipfile of Python 3.12 takes the names was tried with harmless ones.
"""
import base64
import io
import json
import pickle
import sqlite3
import struct
import sys
import tempfile
import zipfile
import zlib

from attacks import DATE, EVIL, field, zipped

files, harmless = {}, {}


def document(name, value):
    return name, json.dumps(value).encode()


# TorchScript: everywhere one line of a function; torch wrote the file in each case
def script(line):
    return zipped(("m/data.pkl", b"\x80\x02c__torch__\nM\n)\x81}b."), ("m/code/__torch__.py",
        b"class M(Module):\n  ops : __torch__.Ops\n  def forward(self: __torch__.M, x: Tensor) -> Tensor:\n    " + line.encode() + b"\n    return x\n"),
        ("m/version", b"3\n"), ("m/constants.pkl", b"\x80\x02)."))


for what, line in {
    "with blanks": 'torch . save(x, "f")', "over lines": 'torch.\\\n  save(x, "f")', "in brackets": '(torch # of it\n  . save)(x, "f")',
    "by its namespace": 'ops . aten . save(x, "f")', "once more": 'torch.autograd.save(x, "f")', "twice more": 'torch.autograd.autograd.save(x, "f")',
    "by another name": 'a = torch\n    a.save(x, "f")', "by another name of all": 'a = ops\n    a.aten.save(x, "f")',
    "by another name of some": 'a = ops.aten\n    a.save(x, "f")', "by getattr": '_0 = getattr(torch, "save")(x, "f")',
    "by getattr of all": '_0 = getattr(ops, "aten").save(x, "f")', "alone in brackets": '(torch).save(x, "f")',
    "behind a text": '_0 = ("""a"b""", torch. save(x, "f"))', "behind a text that goes on": '_0 = ("a\\\nb # \'", torch. save(x, "f"))',
    "behind a text of quotes": "_0 = ('\\'\"', torch .save(x, 'f'))",
}.items():
    files[f"saved {what}.pt"] = script(line)
harmless["texts and attributes.pt"] = script(
    '_0 = torch.add(x, ops.prim.NumToTensor(1)) # torch\n    ops.prim.RaiseException("torch, ops and \'torch")\n    _1 = (self.ops).forward(getattr(self, "0"))\n'
    "    _2 = torch.autograd.grad([x], [x])")

# torch.export: what is evaluated needs no quotes, and is not only in expressions
def exported(**program):
    return zipped(("m/models/model.json", json.dumps(program).encode()), ("m/archive_format", b"pt2"), ("m/version", b"3\n"))


SPELT = "+".join(f"chr({ord(letter)})" for letter in "echo()")
files["expression of numbers.pt2"] = exported(sizes=[{"expr_str": f"exec({SPELT})"}])
files["expression in brackets.pt2"] = exported(sizes=[{"expr_str": f"(exec)({SPELT})"}])
files["expression of an attribute.pt2"] = exported(sizes=[{"expr_str": "Symbol('s0'). subs"}])
files["guard.pt2"] = exported(guards_code=[f"exec({SPELT})"])
files["guard of a method.pt2"] = exported(guards_code=["L['x'].numpy().tofile('x') == 0"])
files["guard over lines.pt2"] = exported(guards_code=["L['x'].size()[0] == 1)\n  (0"])
files["guard of a function of torch.pt2"] = exported(guards_code=["torch.load('x')"])
files["function of a module.pt2"] = exported(nodes=[{"target": "torch.serialization.os.system"}])
files["items by a factory.pt2"] = exported(spec='{"type": "collections.defaultdict", "context": {"default_factory_module": "os", "default_factory_name": "system"}}')
harmless["sizes and guards.pt2"] = exported(
    sizes=[{"expr_str": text} for text in ("Mul(Integer(2), Symbol('s77', positive=True, integer=True))", "s0//2 + Max(1, u0)", "floor(Pow(s1, Integer(-1)))",
        "TruncToInt(Mul(Float('1.5', precision=53), ToFloat(Symbol('s53', positive=True, integer=True))))")],
    guards_code=["L['y'].size()[1] == L['x'].size()[1]", "(-1) + 2*L['args'][0].size()[0] <= Mod(L['x'].size()[0], 8)",
        "torch.sym_max(1, L['x'].size()[1] // 2) != 1", "L['mode'] == 'bilinear'", "math.isnan(L['n'])", "L['n'] == -math.inf"],
    nodes=[{"target": "torch.sym_max"}, {"target": "_operator.mul"}, {"target": "torch.ops.aten.relu.default"}],
    spec='{"context": {"default_factory_module": "builtins", "default_factory_name": "list"}}')

# Others that evaluate: the names of classes of YOLOv5, and logging
def property_of(value):
    return b"\x08\x08\x3a\x02\x0a\x00\x42\x02\x10\x11" + field(14, field(1, b"names") + field(2, value))


files["names of numbers.onnx"] = property_of(f"exec({SPELT})".encode())
files["names of modules.onnx"] = property_of(b"sys.modules['o' + 's'].system('echo inherited')")
harmless["names.onnx"] = property_of(b"{0: 'chr', 1: 'open (system)', 2: 'getattr'} see chr() and getattr()")
LOGGING = "[handlers]\nkeys=a\n[handler_a]\nclass=StreamHandler\nargs={}\n"
files["modules.ini"] = LOGGING.format("(sys.modules['o' + 's'].system('echo inherited'),)").encode()
files["numbers.ini"] = LOGGING.format("(str(chr(105)),)").encode()
harmless["stream.ini"] = LOGGING.format("(sys.stdout, os.path.join('a', 'system'))").encode()

# Zip: a name in Unicode beside the stored one, and links
def named(stored, other, data):
    """A question mark stands for the é of code page 437."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo(stored, DATE)
        name = other.encode()
        info.extra = struct.pack("<HHBI", 0x7075, 5 + len(name), 1, zlib.crc32(stored.encode().replace(b"?", b"\x82"))) + name
        archive.writestr(info, data)
    return out.getvalue().replace(stored.encode(), stored.encode().replace(b"?", b"\x82"))


def linked(target):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("link", DATE)
        link.create_system, link.external_attr = 3, 0xA1FF << 16
        archive.writestr(link, target)
        archive.writestr(zipfile.ZipInfo("link/x.txt", DATE), b"x")
    return out.getvalue()


files["other name that leads out.zip"] = named("notes.txt", "../../notes.txt", b"x")
files["other name.npz"] = named("notes.txt", "model.pkl", EVIL)
files["link that leads out.zip"] = linked("/etc")
files["documents that lead out.zip"] = zipped(("../../notes.txt", b"x"))
harmless["name in Unicode.zip"] = named("caf?.pkl", "café.pkl", pickle.dumps([1]))
harmless["link.zip"] = linked("other/place")


def header(name, size):
    block = bytearray(512)
    block[:len(name)] = name
    block[100:108], block[124:136], block[156:157], block[257:265] = b"0000644\0", b"%011o\0" % size, b"0", b"ustar\x0000"
    block[148:156] = b" " * 8
    block[148:156] = b"%06o\0 " % sum(block)
    return bytes(block)


def blocks(data):
    return data + bytes(-len(data) % 512)


broken = header(b"b", 1).replace(b"0000644", b"0000600")
files["behind a damaged header.tar"] = header(b"a", 1) + blocks(b"x") + broken + blocks(b"x") + header(b"m.pkl", len(EVIL)) + blocks(EVIL) + bytes(1024)

# ONNX: a compiled model, and tensors elsewhere in its texts
node = field(4, b"EPContext") + field(7, b"com.microsoft")
files["compiled.onnx"] = b"\x08\x08" + field(7, field(1, node)) + field(8, b"\x10\x11")
place = {"key": "location", "value": "../../w.bin"}
files.update([document("tensor elsewhere.json", {"graph": {"initializer": [{"externalData": [place]}]}})])
files["tensor elsewhere.textproto"] = b'external_data { key: "location" value: "../../w.bin" }\n'
files["tensor elsewhere.onnxtxt"] = b'<float[1] W = ["location": "/w.bin"]>\n'
harmless["tensor beside.textproto"] = b'external_data { key: "location" value: "w.bin" }\n'
harmless.update([document("tensor beside.json", {"graph": {"initializer": [{"externalData": [{**place, "value": "w.bin"}]}]}})])

# Texts in other letters
TAG = "a: !!python/object/apply:os.system [id]\n"
files["little letters.yaml"] = ("\ufeff" + TAG).encode("utf-16-le")
files["great letters.yaml"] = ("\ufeff" + TAG).encode("utf-16-be")
files["letters of two bytes.json"] = json.dumps({"@module": "os", "@callable": "system"}).encode("utf-16-le")
harmless["letters of two bytes.yaml"] = "\ufeffa: b\n".encode("utf-16-le")
with tempfile.TemporaryDirectory() as folder:
    with sqlite3.connect(f"{folder}/x.db") as database:
        database.execute("create table t (a text)")
        database.execute("insert into t values (?)", (EVIL.hex(),))
    database.close()
    with open(f"{folder}/x.db", "rb") as made:
        files["digits in a column.db"] = made.read()

# Classes under other keys, commands, files of prompts
for name, value in {
    "2_Dense/config.json": {"in_features": 1, "out_features": 1, "activation_function": "os.system"},
    "cross/config.json": {"sentence_transformers": {"activation_fn": "subprocess.Popen"}},
    "router_config.json": {"types": {"query_0": "os.system"}, "structure": {"query": ["query_0"]}},
    "metadata.json": {"train_schema": {"nodes": {"a": {"uses": "subprocess.Popen", "fn": "x"}}}},
    "recordings.jsonl": {"id": "a", "sources": [{"type": "command", "channels": [0], "source": "echo inherited | cat"}]},
    "prompt.json": {"_type": "prompt", "input_variables": [], "template_path": "/etc/hosts"},
    "preset/config.json": {"module": "keras_hub.models", "class_name": "B", "registered_name": "keras_hub>B",
        "config": {"activation": {"module": "builtins", "class_name": "function", "config": "exec", "registered_name": "function"}}},
    "modular_model_index.json": {"_blocks_class_name": "B", "unet": ["os", "system", {}]},
}.items():
    files.update([document(name, value)])
files["recordings.jsonl"] += b'\n{"id": "b"}\n'
for name, value in {
    "2_Dense/config.json": {"in_features": 1, "activation_function": "torch.nn.modules.activation.Tanh"},
    "router_config.json": {"types": {"query_0": "sentence_transformers.models.Pooling"}, "structure": {}},
    "recordings.jsonl": {"id": "a", "sources": [{"type": "file", "channels": [0], "source": "a.wav"}]},
    "prompt.json": {"_type": "prompt", "input_variables": [], "template_path": "prompt.txt"},
    "modular_model_index.json": {"_blocks_class_name": "B", "unet": ["diffusers", "UNet2DConditionModel", {}]},
}.items():
    harmless.update([document(name, value)])
files["settings.toml"] = b"a = \"@jinja {{ ''.__class__.__mro__ }}\"\n"
harmless["settings.toml"] = b'a = "@jinja {{ this.name | upper }}"\n'
files["chat.prompty"] = b"---\nname: a\n---\n{{ ''.__class__.__mro__ }}\n"
harmless["chat.prompty"] = b"---\nname: a\n---\n{{ question }} __x__\n"
files["matplotlibrc"] = b"backend: module://evil\n"
harmless["matplotlibrc"] = b"backend: agg\n"
for what, template in {
    "pieces in a variable": "{% set c='_' %}{{ x[c+c+'class'+c+c] }}", "pieces of keys": "{% set k = dict(a__cl=1, ass__=1)|join %}{{ x[k] }}",
}.items():
    files.update([document(f"{what}/tokenizer_config.json", {"chat_template": template})])
harmless.update([document("tokenizer_config.json", {"chat_template": "{% set c='-' %}{{ c*3 }}{{ dict(a=1)|length }} {% set x = '__user__' %}"})])

if __name__ == "__main__":
    chosen = harmless if json.load(sys.stdin) == "harmless" else files
    json.dump({name: base64.b64encode(data).decode() for name, data in chosen.items()}, sys.stdout)
