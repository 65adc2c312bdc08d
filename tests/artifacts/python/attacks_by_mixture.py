"""
Files by somebody who mixes what is vouched for, as {name: base64}: iterators that never end where a class takes all that it is
given, numbers that write themselves out, methods that are taken and then used, lists that nobody remembers, arrays by way of
dill, arrays of pyarrow that lie outside of their buffers. attacks.test.ts says what must be said of each. Made here, never
loaded; what Python 3.11 and pandas 3.1 do with the endless ones was tried in a process with little memory.
"""
import base64
import json
import struct
import sys

from attacks import (NONE, TRUE, built, call, evaluates, items, keyed, listed, model, name, namespace, new, number, saved, stored, text)

files = {}
FALSE = b"\x89"
EMPTY = b"}"


def iterator(function, *arguments):
    return call(name("itertools", function), *arguments)


# Whoever takes all that these give is never done
count = iterator("count")
index = name("pandas", "Index")
new_index = name("pandas.core.indexes.base", "_new_Index")
categories = name("pandas", "CategoricalDtype")
frozen = name("pandas.core.indexes.frozen", "FrozenList")
endless = {
    "count": count,
    "cycle": iterator("cycle", listed(NONE)),
    "repetition": iterator("repeat", NONE),
    "chain": iterator("chain", listed(NONE), count),
    "slice": iterator("islice", count, number(10**12)),
    "range": call(name("builtins", "range"), number(10**12)),
    "zip": call(name("builtins", "zip"), count),
}
for what, value in endless.items():
    files[f"index of a {what}.pkl"] = saved(call(new_index, index, keyed(data=value, dtype=NONE)))
    files[f"categories of a {what}.pkl"] = saved(call(categories, value))
    files[f"frozen list of a {what}.pkl"] = saved(call(frozen, value))
    files[f"dict of a {what}.pkl"] = saved(call(name("builtins", "dict"), listed(value)))
files["index of a count by copyreg.pkl"] = saved(call(name("copyreg", "__newobj__"), categories, count))
files["index of a count by INST.pkl"] = saved(b"(" + count + b"ipandas\nCategoricalDtype\n")
files["index of a count by its number.pkl"] = saved(categories + b")" + keyed(categories=count) + b"\x92")
files["state of a count.pkl"] = saved(built(new(name("pandas", "Categorical")), items(count, NONE, NONE)))

# As an integer this is written out in full
large = call(name("decimal", "Decimal"), text("1e99999999"))
for function in "int", "round":
    files[f"{function} of a large decimal.pkl"] = saved(call(name("builtins", function), large))
files["large decimal of numbers.pkl"] = saved(call(name("decimal", "Decimal"), items(number(0), items(number(1)), number(10**8))))

# A method that is taken and then called, filled or given a state
write = call(name("builtins", "getattr"), name("pathlib", "Path"), text("write_text"))
touch = call(name("builtins", "getattr"), new(name("pathlib", "PosixPath"), text("x")), text("touch"))
files["method that is called.pkl"] = saved(call(write, call(name("pathlib", "Path"), text("x")), text("echo inherited")))
files["method of an instance that is called.pkl"] = saved(call(touch))
files["method from the memo that is called.pkl"] = saved(touch + b"q\1" + b"0](N" + b"e" + b"0h\1)R")
files["method that gets a state.pkl"] = saved(built(write, keyed(x=NONE)))
files["method that gets items.pkl"] = saved(stored(write, NONE))
files["method of a method.pkl"] = saved(call(name("builtins", "getattr"), write, text("lower")))
files["method of a module.pkl"] = saved(call(name("builtins", "getattr"), name("torch", "serialization"), text("os")))
files["method with a mark.pkl"] = saved(call(name("builtins", "getattr"), name("builtins", "str"), text("__class__")))

# Lists that are too long to be remembered, with something in them
many = listed(*[b"K\1"] * 60_000)
estimator = built(new(name("sklearn.pipeline", "Pipeline")), keyed(steps=listed(evaluates)))
files["permutations of what is forgotten.pkl"] = saved(many + listed(estimator) + b"q\1" + b"0" + call(name("itertools", "permutations"), b"h\1"))
files["array of what is forgotten.pkl"] = saved(many + listed(estimator) + b"q\1" + b"0" + call(name("numpy", "float64"), b"h\1"))
files["index of what is forgotten.pkl"] = saved(many + listed(count) + b"q\1" + b"0" + call(categories, b"h\1"))

# What dill makes an array with
create = name("dill._dill", "_create_array")
reconstruct = name("numpy._core.multiarray", "_reconstruct")
empty = items(name("numpy", "ndarray"), items(number(0)), b"C\x01b")
files["array by another function.pkl"] = saved(call(create, model, items(evaluates), items(number(1)), NONE))
files["array by dict.pkl"] = saved(call(create, name("builtins", "dict"), b")", items(number(1)), NONE))
files["array with attributes.pkl"] = saved(call(create, reconstruct, empty, items(number(1)), keyed(__setstate__=model)))
files["array by what nobody knows.pkl"] = saved(call(create, call(name("builtins", "type"), reconstruct), empty, items(number(1)), NONE))

# Arrays of pyarrow whose buffers are not what they say; pyarrow 26 reads memory of others, or ends there
def buffer(data):
    return call(name("pyarrow.lib", "py_buffer"), data)


def raw(data):
    return b"B" + struct.pack("<I", len(data)) + data


def arrow(kind="string", length=2, nulls=0, offset=0, buffers=(NONE, buffer(raw(struct.pack("<3i", 0, 1, 3))), buffer(raw(b"xyy"))), children=b"]", dictionary=NONE):
    of = call(name("pyarrow.lib", "type_for_alias"), text(kind))
    return call(name("pyarrow.lib", "_restore_array"), items(of, number(length), number(nulls), number(offset), listed(*buffers), children, dictionary))


def texts(*offsets, data=b"xyy"):
    return NONE, buffer(raw(struct.pack(f"<{len(offsets)}i", *offsets))), buffer(raw(data))


shared = call(name("builtins", "bytearray"), raw(struct.pack("<3i", 0, 1, 3))) + b"q\5"
arrays = {
    "behind its texts": arrow(buffers=texts(0, 1, 4096)),
    "before its texts": arrow(buffers=texts(0, -4096, 3)),
    "that begins before its texts": arrow(buffers=texts(-4096, 1, 3)),
    "of offsets that are missing": arrow(length=200),
    "that begins behind its end": arrow(offset=4096),
    "of a negative length": arrow(length=-1),
    "of a negative offset": arrow(offset=-4096),
    "of a great length": arrow("int64", 1 << 40, buffers=(NONE, buffer(raw(bytes(16))))),
    "of few bits": arrow("bool", 4096, buffers=(NONE, buffer(raw(b"x")))),
    "of few marks": arrow("int8", 80, buffers=(buffer(raw(b"x")), buffer(raw(bytes(80))))),
    "of marks that are missing": arrow("int8", 8, 3, buffers=(NONE, buffer(raw(bytes(8))))),
    "of no buffer": arrow("int64", 8, buffers=(NONE, NONE)),
    "of one buffer": arrow(buffers=(NONE, buffer(raw(bytes(12))))),
    "of wide offsets": arrow("large_string"),
    "with a child": arrow(children=listed(arrow())),
    "with a dictionary": arrow(dictionary=arrow()),
    "of another type": arrow("decimal128"),
    "of a type that is called": arrow(buffers=texts(0, 1, 3), kind="timestamp[ns]"),
    "of a buffer that is computed": arrow(buffers=(NONE, buffer(call(name("builtins", "bytes"), listed(number(1)))), buffer(raw(b"xyy")))),
    "of no tuple": call(name("pyarrow.lib", "_restore_array"), NONE),
    "of bytes that change": shared + b"0" + arrow(buffers=(NONE, buffer(b"h\5"), buffer(raw(b"xyy")))) + b"0h\5" + number(3) + number(255) + b"s",
}
for what, value in arrays.items():
    files[f"arrow {what}.pkl"] = saved(value)
texts_of = name("pandas.arrays", "ArrowStringArray")
files["arrow of a count.pkl"] = saved(built(new(texts_of), keyed(_pa_array=listed(count))))
files["arrow of a method.pkl"] = saved(built(new(texts_of), keyed(_pa_array=built(new(namespace), keyed(__arrow_c_stream__=model)))))

# The same ways, harmless: all of these are safe
twins = {
    "index of a list": saved(call(new_index, index, keyed(data=listed(number(1)), dtype=NONE))),
    "categories of a list": saved(listed(count, call(categories, listed(text("a"), text("b"))))),
    "iterators as data": saved(built(new(namespace), keyed(ids=count, row=call(name("builtins", "range"), number(9)), pairs=endless["zip"]))),
    "decimals": saved(listed(*[call(name("decimal", "Decimal"), text(value)) for value in ("1.50", "-Infinity", "sNaN12", "1E+30", "-0E-8", ".5", "7.")])),
    "array by dill": saved(call(create, reconstruct, empty, items(number(1), items(number(1)), built(call(name("numpy", "dtype"), text("f8"), FALSE, TRUE),
        items(number(3), text("<"), NONE, NONE, NONE, number(-1), number(-1), number(0))), FALSE, b"C\x08AAAAAAAA"), NONE)),
    "states and lists": saved(many + estimator.replace(evaluates, NONE) + b"0" + call(name("torch", "Size"), items(number(2), number(3)))),
    "views of a graph": saved(built(new(name("networkx.classes.reportviews", "NodeView")), keyed(_nodes=b"}"))),
    "texts of pandas": saved(built(new(texts_of), keyed(_pa_array=arrow(), _dtype=NONE, _cache=EMPTY))),
    "texts with a hole": saved(arrow(length=2, nulls=1, buffers=(buffer(raw(b"\1")), *texts(0, 3, 3)[1:]))),
    "numbers of arrow": saved(listed(arrow("int64", 2, buffers=(NONE, buffer(raw(bytes(16))))), arrow("bool", 8, buffers=(NONE, buffer(raw(b"x")))))),
    "bytes of arrow by protocol 5": saved(arrow(buffers=(NONE, buffer(b"\x96" + struct.pack("<Q", 12) + struct.pack("<3i", 0, 1, 3)), buffer(b"\x96" + struct.pack("<Q", 3) + b"xyy"))), 5),
    "enumerations": saved(listed(call(name("socket", "AddressFamily"), number(2)), call(name("http", "HTTPStatus"), number(200)))),
}

if __name__ == "__main__":
    chosen = twins if json.load(sys.stdin) == "twins" else files
    json.dump({name: base64.b64encode(data).decode() for name, data in chosen.items()}, sys.stdout)
