"""python3 library_fixtures.py FORMATS SECTION…: small files as libraries write them, into the folders of formats.

Unlike fixtures.py this needs the libraries: gguf; scikit-learn and skops; cachelib; django; kombu; jsonpickle; redis; h5py; gdbm (the
shared library); dbm.ndbm on Berkeley DB; lmdb; tflite; pandas; torch; torch-model-archiver; keras and tensorflow. Each section needs
its own alone. What is written differs a little from run to run (times, ids), so that the files are kept.
"""
import base64
import importlib.util
import io
import marshal
import os
import pickle
import re
import shutil
import sqlite3
import struct
import sys
import tempfile
import zipfile

formats, sections = sys.argv[1], sys.argv[2:]


class Evil:
    def __reduce__(self):
        return (os.system, ("echo inherited",))


PLAIN = {"a": [1, 2.5, "x", None], "b": (True, b"bytes")}


def at(format, name):
    return os.path.join(formats, format, name)


def without_places(path):
    """An archive of torch without the notes of where the code stood, which name folders of the machine."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist() if not name.endswith(".debug_pkl")}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            if name.endswith("models/model.json"):
                content = re.sub(rb'"stack_trace": "(?:[^"\\]|\\.)*"', b'"stack_trace": ""', content)
            archive.writestr(zipfile.ZipInfo(name), content)


def gguf():
    import gguf as library
    import numpy

    def model(name, template, **options):
        writer = library.GGUFWriter(at("gguf", name), "llama", **options)
        writer.add_context_length(128)
        writer.add_chat_template(template)
        writer.add_token_list(["a", "b"])
        writer.add_tensor("blk.0.weight", numpy.ones((2, 2), dtype=numpy.float32))
        writer.write_header_to_file()
        writer.write_kv_data_to_file()
        writer.write_tensors_to_file()
        writer.close()

    plain = "{% for m in messages %}{{ m['role'] }}: {{ m['content'] }}{% endfor %}"
    model("library.gguf", plain)
    model("library-big-endian.gguf", plain, endianess=library.GGUFEndian.BIG)
    model("library-evil.gguf", "{{ cycler.__init__.__globals__.os.popen('id').read() }}")


def skops():
    import skops.io
    from sklearn.linear_model import LogisticRegression

    fitted = LogisticRegression().fit([[0.0], [1.0]], [0, 1])
    skops.io.dump(fitted, at("skops", "library.skops"))


def cachelib():
    from cachelib import FileSystemCache

    for value in (PLAIN, Evil()):
        with tempfile.TemporaryDirectory() as folder:
            FileSystemCache(folder).set("evil" if value is not PLAIN else "plain", value)
            counter = FileSystemCache(folder)._get_filename("__wz_cache_count")
            for name in os.listdir(folder):
                if os.path.join(folder, name) != counter:
                    shutil.copy(os.path.join(folder, name), at("cache-file", name))


def django():
    import django as library
    from django.conf import settings

    path = at("sqlite", "django-cache.db")
    if os.path.exists(path):
        os.remove(path)
    cache = {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}
    database = {"ENGINE": "django.db.backends.sqlite3", "NAME": path}
    settings.configure(SECRET_KEY="x" * 50, CACHES={"default": cache}, DATABASES={"default": database})
    library.setup()
    from django.core.cache import caches
    from django.core.management import call_command
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_size = 512")
    call_command("createcachetable", verbosity=0)
    caches["default"].set("plain", PLAIN)
    caches["default"].set("evil", Evil())
    connection.close()
    old = "0123456789abcdef0123456789abcdef01234567:".encode()
    for name, value in (("session-before-3.1.txt", PLAIN), ("session-before-3.1-evil.txt", Evil())):
        with open(at("base64", name), "w") as file:
            file.write(base64.b64encode(old + pickle.dumps(value)).decode())


def kombu():
    from kombu import Connection
    from kombu.serialization import enable_insecure_serializers

    enable_insecure_serializers(["pickle"])
    with tempfile.TemporaryDirectory() as folder:
        options = {"data_folder_in": folder, "data_folder_out": folder, "control_folder": folder}
        with Connection("filesystem://", transport_options=options) as connection:
            queue = connection.SimpleQueue("queue", serializer="pickle")
            for name, value in (("kombu.msg", PLAIN), ("kombu-evil.msg", Evil())):
                queue.put(value)
                [message] = [one for one in os.listdir(folder) if one.endswith(".msg")]
                shutil.move(os.path.join(folder, message), at("base64", name))
            queue.close()


def gdbm():
    import ctypes

    class Datum(ctypes.Structure):
        _fields_ = [("pointer", ctypes.c_char_p), ("size", ctypes.c_int)]

    library = ctypes.CDLL("libgdbm.so.6")
    library.gdbm_open.restype = ctypes.c_void_p
    library.gdbm_open.argtypes = [ctypes.c_char_p, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_void_p]
    library.gdbm_store.argtypes = [ctypes.c_void_p, Datum, Datum, ctypes.c_int]
    library.gdbm_delete.argtypes = [ctypes.c_void_p, Datum]
    library.gdbm_close.argtypes = [ctypes.c_void_p]

    def shelf(name, values, dropped=()):
        database = library.gdbm_open(at("dbm", name).encode(), 512, 3, 0o644, None)
        for key, value in values.items():
            key, value = key.encode(), pickle.dumps(value)
            assert library.gdbm_store(database, Datum(key, len(key)), Datum(value, len(value)), 1) == 0
        for key in dropped:
            assert library.gdbm_delete(database, Datum(key.encode(), len(key))) == 0
        library.gdbm_close(database)

    shelf("gdbm", {"plain": PLAIN, "other": [1, 2, 3]})
    shelf("gdbm-evil", {"plain": PLAIN, "evil": Evil()})
    shelf("gdbm-dropped", {"plain": PLAIN, "evil": Evil()}, ["evil"])
    # So many keys that the directory grows, in blocks of 512 bytes.
    shelf("gdbm-grown-evil", {**{f"key {i}": [i, "x" * i] for i in range(60)}, "evil": Evil()})


def ndbm():
    import dbm.ndbm
    import shelve

    for name, values in (("ndbm", {"plain": PLAIN}), ("ndbm-evil", {"evil": [b"long" * 2000, Evil()]})):
        with shelve.Shelf(dbm.ndbm.open(at("dbm", name), "n")) as shelf:
            shelf.update(values)


def sqlite():
    for name, first, then in (
        ("evil", pickle.dumps(PLAIN), pickle.dumps([Evil(), b"long" * 300])),
        ("plain", pickle.dumps(PLAIN), pickle.dumps([1, "text" * 20])),
    ):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "database")
            connection = sqlite3.connect(path)
            connection.execute("PRAGMA page_size = 512")
            connection.execute("PRAGMA journal_mode = wal")
            connection.execute("CREATE TABLE cache (value)")
            connection.execute("INSERT INTO cache VALUES (?)", (first,))
            connection.commit()
            connection.execute("PRAGMA wal_checkpoint(truncate)")
            connection.execute("INSERT INTO cache VALUES (?)", (then,))
            connection.commit()
            shutil.copy(path + "-wal", at("sqlite-log", f"{name}.db-wal"))
            connection.close()
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "database")
        connection = sqlite3.connect(path, isolation_level=None)
        connection.execute("CREATE TABLE cache (value)")
        connection.execute("BEGIN")
        connection.execute("PRAGMA cache_spill = 1")
        connection.execute("PRAGMA cache_size = 1")
        for _ in range(50):
            connection.execute("INSERT INTO cache VALUES (?)", (b"x" * 3000,))
        with open(path + "-journal", "rb") as journal:
            head = journal.read(1024)
        with open(at("sqlite-journal", "hot.db-journal"), "wb") as copy:
            copy.write(head)
        connection.execute("ROLLBACK")
        connection.close()


def torch():
    import torch as library
    from torch import nn
    from torch.package import PackageExporter

    model = nn.Sequential(nn.Linear(2, 2), nn.ReLU()).eval()
    example = library.ones(2, 2)
    library.jit.trace(model, example).save(at("torch-zip", "library-trace.pt"))
    batch = library.export.Dim("batch", min=1, max=64)
    exported = library.export.export(model, (example,), dynamic_shapes=({0: batch},))
    library.export.save(exported, at("pt2", "library-dynamic.pt2"))
    with PackageExporter(at("torch-package", "library-tensors.pt")) as exporter:
        exporter.save_pickle("resource", "weights.pkl", {"weight": library.ones(2)})
    without_places(at("torch-zip", "library-trace.pt"))
    without_places(at("pt2", "library-dynamic.pt2"))


def archiver():
    import subprocess

    with tempfile.TemporaryDirectory() as folder:
        handler, weights = os.path.join(folder, "handler.py"), os.path.join(folder, "weights.pt")
        with open(handler, "w") as file:
            file.write("def handle(data, context):\n    return data\n")
        with open(weights, "wb") as file:
            file.write(pickle.dumps(PLAIN))
        program = os.path.join(os.path.dirname(sys.executable), "torch-model-archiver")
        arguments = ["--model-name", "library", "--version", "1", "--export-path", folder]
        subprocess.run([program, *arguments, "--handler", handler, "--serialized-file", weights], check=True)
        shutil.copy(os.path.join(folder, "library.mar"), at("mar", "library.mar"))


def tensorflow():
    import keras
    import tensorflow as library

    inputs = keras.layers.Input((5, 8))
    attended = keras.layers.MultiHeadAttention(2, 4)(inputs, inputs)
    outputs = keras.layers.Dense(3, activation="gelu")(keras.ops.mean(attended + inputs, axis=1))
    keras.Model(inputs, outputs).save(at("keras", "library-attention.keras"))

    def archived(name, module):
        with tempfile.TemporaryDirectory() as folder:
            library.saved_model.save(module, folder)
            with zipfile.ZipFile(at("saved-model", name), "w", zipfile.ZIP_DEFLATED) as archive:
                archive.write(os.path.join(folder, "saved_model.pb"), "model/saved_model.pb")

    number = library.TensorSpec([], library.float32, name="x")

    class Plain(library.Module):
        def __init__(self):
            self.weight = library.Variable([1.0, 2.0])

        @library.function(input_signature=[number])
        def serve(self, x):
            return x * self.weight

    class Writes(library.Module):
        @library.function(input_signature=[number])
        def serve(self, x):
            library.io.write_file("/tmp/none", "text")
            return x

    class Saves(library.Module):
        """Reaches the saver's operation from what it serves."""

        @library.function(input_signature=[number])
        def serve(self, x):
            library.raw_ops.SaveV2(prefix="/tmp/none", tensor_names=["x"], shape_and_slices=[""], tensors=[x])
            return x

    archived("library.zip", Plain())
    archived("library-writes.zip", Writes())
    archived("library-saves.zip", Saves())


def jsonpickle():
    import collections
    import datetime
    import decimal

    import jsonpickle as library

    class Settings:
        pass

    Settings.__module__, Settings.__qualname__ = "shop.settings", "Settings"
    sys.modules["shop.settings"] = type(sys)("shop.settings")
    sys.modules["shop.settings"].Settings = Settings
    plain = {"day": datetime.date(2020, 1, 2), "price": decimal.Decimal("1.5"), "pair": (1, 2), "set": {1}, "bytes": b"b",
             "kind": int, "words": collections.OrderedDict(x=1)}
    documents = {"plain": plain, "evil": [1, Evil()], "class": Settings(), "function": {"join": os.path.join}}
    for name, value in documents.items():
        with open(at("jsonpickle", f"{name}.json"), "w") as file:
            file.write(library.encode(value))
    with open(at("jsonpickle", "evil-in-key.json"), "w") as file:
        file.write(library.encode({Key(): 1}, keys=True))
    by_hand = {"evil-escaped": r'{"a": {"py\/\u006fbject": "subprocess.Popen", "py\/newargs": {"py\/tuple": [["id"]]}}}',
               "evil-letters": r'{"\u0070\u0079\u002Freduce": [{"py\u002ffunction": "os.system"}, {"\u0070y/tuple": ["id"]}]}',
               "evil-letters-in-key": r'{"json://{\"\\u0070\\u0079\\u002freduce\": [{\"\\u0070y\\/function\": \"os.system\"}]}": 1}',
               "evil-expression": '{"py/repr": "os/os.system(\'echo inherited\')"}',
               "module": '{"py/mod": "antigravity"}',
               "call": '{"py/reduce": [{"py/function": "copyreg._reconstructor"}, {"py/tuple": [1, 2]}]}'}
    for name, text in by_hand.items():
        with open(at("jsonpickle", f"{name}.json"), "w") as file:
            file.write(text)
    with open(at("jsonpickle", "evil-line.jsonl"), "w") as file:
        file.write('{"a": 1}\n' + library.encode(Evil()) + "\n")


class Key(Evil):
    def __hash__(self):
        return 1


def redis():
    """With the client redis, and every redis-server named by REDIS_SERVERS (`6=PATH 8=PATH`)."""
    import subprocess
    import time
    import zlib

    import redis as library

    def dump(name, server, fill):
        folder = tempfile.mkdtemp()
        place = os.path.join(folder, "socket")
        command = [server, "--port", "0", "--unixsocket", place, "--dir", folder, "--save", ""]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        while not os.path.exists(place):
            time.sleep(0.05)
        client = library.Redis(unix_socket_path=place)
        fill(client)
        client.save()
        process.terminate()
        process.wait()
        shutil.copyfile(os.path.join(folder, "dump.rdb"), at("redis", name))
        shutil.rmtree(folder)

    def one(kind, more=""):
        return pickle.dumps({"kind": kind, "number": next(numbers), "more": more}, 4)

    def kinds(client):
        client.set("text", one("text"))
        client.set("long", one("long", "abc " * 200))
        client.set("number", 12345)
        client.set("temporary", one("temporary"), ex=10**9)
        client.set("cachelib", b"!" + one("cachelib"))
        client.set("packed", zlib.compress(one("packed")))
        client.rpush("list", *[one("list") for _ in range(3)], 5, -5000, 70000, 2**40)
        client.rpush("long list", *[one("long list", "x" * 2000) for _ in range(8)])
        client.sadd("set", one("set"), one("set"))
        client.sadd("numbers", 1, 2, 3)
        client.hset("hash", mapping={"a": one("hash"), "b": one("hash"), "c": 7})
        client.hset("long hash", mapping={"a": one("long hash", "y" * 200), "b": one("long hash")})
        client.zadd("sorted", {one("sorted"): 1.5, "z": 2})
        client.zadd("long sorted", {one("long sorted", "w" * 200): 1.5, one("long sorted"): float("inf")})
        for _ in range(2):
            client.xadd("stream", {"f": one("stream")})
        client.xgroup_create("stream", "group", id="0")
        client.xreadgroup("group", "reader", {"stream": ">"}, count=1)

    def newer(client):
        kinds(client)
        client.hset("expiring", mapping={"a": one("expiring"), "b": one("expiring")})
        client.hset("long expiring", mapping={"a": one("expiring", "y" * 200), "b": one("expiring")})
        for key in "expiring", "long expiring":
            client.execute_command("HEXPIRE", key, 10**9, "FIELDS", 1, "a")
        client.function_load('#!lua name=l\nredis.register_function("f", function() return 1 end)')

    def evil(client):
        client.set("a", one("plain"))
        client.rpush("jobs", pickle.dumps({"f": Evil(), "pad": "pad " * 300}, 4))

    servers = dict(one.split("=", 1) for one in os.environ["REDIS_SERVERS"].split())
    for version, server in servers.items():
        numbers = iter(range(10_000))
        dump(f"library-{version}.rdb", server, newer if int(version) >= 8 else kinds)
    dump("library-evil.rdb", server, evil)


def h5py():
    """Many links and attributes, which the newer layout keeps in heaps and trees."""
    import json

    import h5py
    import numpy

    def many(name, more):
        with h5py.File(at("hdf5", name), "w", libver="latest") as file:
            for number in range(12):
                file.attrs[f"note {number}"] = numpy.bytes_(b"x" * number * 20)
                file.create_group(f"layer {number}").attrs["units"] = number
            for attribute, value in more.items():
                file.attrs[attribute] = value

    many("dense-plain.h5", {"long": numpy.bytes_(b"y" * 5000)})
    layers = [{"class_name": "Lambda", "config": {"name": "l", "function": ["4wEA", None, None], "function_type": "lambda"}}]
    many("dense-lambda.h5", {"model_config": json.dumps({"class_name": "Sequential", "config": {"name": "s", "layers": layers}})})
    many("dense-pickle.h5", {"evil": numpy.bytes_(pickle.dumps(Evil(), 0)), "long": numpy.bytes_(b"z" * 5000)})
    # As h5py's documentation has it for bytes that mean nothing to HDF5
    for name, value in ("opaque-pickle.h5", Evil()), ("opaque-plain.h5", {"a": [1, 2]}):
        with h5py.File(at("hdf5", name), "w") as file:
            file["object"] = numpy.void(pickle.dumps(value, 4))
    # Datasets that are packed, by each of HDF5's indexes of chunks, and letters in datasets.
    evil = bytes(300) + pickle.dumps(Evil(), 4)
    plain = bytes(300) + pickle.dumps({"a": [1, 2]}, 4)
    rows = lambda data: numpy.frombuffer(data.ljust(384, b"\0"), "u1")
    packed = {"compression": "gzip", "shuffle": True, "fletcher32": True}
    for name, version, data, more in (
        ("data-tree.h5", "earliest", rows(evil), {"chunks": (100,), **packed}),
        ("data-lzf.h5", "earliest", rows(evil), {"chunks": (100,), "compression": "lzf"}),
        ("data-not-packed.h5", "earliest", rows(evil), {"chunks": (4,)}),
        ("data-numbers.h5", "earliest", rows(evil).view("i8"), {"chunks": (16,), **packed}),
        ("data-single.h5", "latest", rows(evil), {"chunks": (384,), **packed}),
        ("data-fixed.h5", "latest", rows(evil), {"chunks": (100,), **packed}),
        ("data-extensible.h5", "latest", rows(evil), {"chunks": (4,), "maxshape": (None,), **packed}),
        ("data-records.h5", "latest", rows(evil).reshape(-1, 16), {"chunks": (1, 16), "maxshape": (None, None), **packed}),
        ("data-plain.h5", "earliest", rows(plain), {"chunks": (100,), **packed}),
        ("data-plain-latest.h5", "latest", rows(plain), {"chunks": (4,), "maxshape": (None,), **packed}),
        ("data-letters.h5", "earliest", numpy.array([b"a", base64.b64encode(evil[300:])]), {}),
        ("data-text.h5", "earliest", base64.b64encode(evil[300:]).decode(), {"dtype": h5py.string_dtype()}),
        ("data-text-plain.h5", "earliest", "a text", {"dtype": h5py.string_dtype()}),
    ):
        with h5py.File(at("hdf5", name), "w", libver=version) as file:
            file.create_dataset("data", data=data, **more)
    # A field with letters in packed records, and one of texts of any length.
    letters = base64.b64encode(evil[300:])
    for name, field in ("data-record.h5", letters), ("data-record-plain.h5", b"a text"):
        with h5py.File(at("hdf5", name), "w") as file:
            record = numpy.array([(1, field)], dtype=[("number", "<i4"), ("text", "S80")])
            file.create_dataset("data", data=record, chunks=(1,), **packed)
    with h5py.File(at("hdf5", "data-record-text.h5"), "w") as file:
        texts = file.create_dataset("data", (1,), dtype=[("number", "<i4"), ("text", h5py.string_dtype())])
        texts[0] = (1, letters.decode())


def lmdb():
    import lmdb as library

    def database(name, values, more=lambda environment: None):
        folder = tempfile.mkdtemp()
        with library.open(folder, map_size=1 << 20, max_dbs=2) as environment:
            with environment.begin(write=True) as transaction:
                for key, value in values.items():
                    transaction.put(key, pickle.dumps(value, 4))
            more(environment)
        shutil.copy(os.path.join(folder, "data.mdb"), at("lmdb", name))
        shutil.rmtree(folder)

    def others(environment):
        named, many = environment.open_db(b"named"), environment.open_db(b"many", dupsort=True)
        with environment.begin(write=True) as transaction:
            transaction.put(b"x", pickle.dumps(Evil(), 4), db=named)
            for number in range(120):
                transaction.put(b"few" if number % 40 == 0 else b"many", pickle.dumps(["number", number], 4), db=many)

    database("data.mdb", {b"a": PLAIN, b"b": [1]})
    database("evil.mdb", {b"a": PLAIN, b"b": Evil()})
    database("grown.mdb", {b"%d" % number: ["number", number] for number in range(200, 500)} | {b"long": ["number", "x" * 5000]}, others)


def tflite():
    import flatbuffers
    import tflite as library

    def model(name, builtin=(), custom=(), packed=None):
        builder = flatbuffers.Builder(256)

        def of(kind, **fields):
            getattr(library, f"{kind}Start")(builder)
            for field, value in fields.items():
                getattr(library, f"{kind}Add{field}")(builder, value)
            return getattr(library, f"{kind}End")(builder)

        def listed(start, offsets):
            start(builder, len(offsets))
            for offset in reversed(offsets):
                builder.PrependUOffsetTRelative(offset)
            return builder.EndVector()

        texts = [builder.CreateString(text) for text in custom]
        codes = [of("OperatorCode", BuiltinCode=code, Version=1) for code in builtin]
        codes += [of("OperatorCode", DeprecatedBuiltinCode=32, BuiltinCode=32, CustomCode=text) for text in texts]
        data, text = builder.CreateByteVector(bytes(16)), builder.CreateString("t")
        buffers = listed(library.ModelStartBuffersVector, [of("Buffer"), of("Buffer", Data=data)])
        tensors = listed(library.SubGraphStartTensorsVector, [of("Tensor", Buffer=1, Name=text)])
        operators = listed(library.SubGraphStartOperatorsVector, [of("Operator", OpcodeIndex=index) for index in range(len(codes))])
        graphs = listed(library.ModelStartSubgraphsVector, [of("SubGraph", Tensors=tensors, Operators=operators)])
        codes = listed(library.ModelStartOperatorCodesVector, codes)
        builder.Finish(of("Model", Version=3, OperatorCodes=codes, Subgraphs=graphs, Buffers=buffers), file_identifier=b"TFL3")
        stream = io.BytesIO(bytes(builder.Output()))
        if packed:
            stream.seek(0, 2)
            with zipfile.ZipFile(stream, "a") as archive:
                for member, content in packed.items():
                    archive.writestr(zipfile.ZipInfo(member), content)
        with open(at("tflite", name), "wb") as file:
            file.write(stream.getvalue())

    model("add.tflite", [0])
    model("labels.tflite", [0], packed={"labels.txt": b"tabby\nhound\n"})
    model("write.tflite", [0], ["FlexAddV2", "FlexWriteFile"])
    model("call.tflite", [], ["FlexEagerPyFunc"])
    model("own.tflite", [], ["Own", "TFLite_Detection_PostProcess"])
    model("packed-pickle.tflite", [0], packed={"labels.txt": b"tabby", "x.pkl": pickle.dumps(Evil(), 4)})


def pyc():
    """To be run by several releases; that of 2.7 was made in the same way, with `imp.get_magic()` and four bytes behind it."""
    release = f"{sys.version_info[0]}.{sys.version_info[1]}"
    code = compile(
        "import os, subprocess as s\nclass A:\n  x = {'a': (1, 2), 'b': 3 ** 100}\n  def f(self, a, c=1j, d=1.5):\n"
        "    return os.system('x'), lambda: a, [b'', u'\u1234', {1, 2}]\n", "m.py", "exec")
    head = importlib.util.MAGIC_NUMBER + bytes(12)
    with open(at("pyc", f"uses-{release}.pyc"), "wb") as file:
        file.write(head + marshal.dumps(code))
    with open(at("pyc", "harmless.pyc"), "wb") as file:
        file.write(head + marshal.dumps(compile("x = 1", "m.py", "exec")))


def frames():
    def frame(content):
        return struct.pack("!i", len(content)) + content

    plain, evil = pickle.dumps(PLAIN, 4), pickle.dumps(Evil(), 4)
    for name, content in (("plain.bin", frame(plain) * 2), ("evil.bin", frame(plain) + frame(evil)),
                          ("long.bin", struct.pack("!iQ", -1, len(evil)) + evil), ("cut-off.bin", frame(plain) + frame(plain)[:-2])):
        with open(at("frames", name), "wb") as file:
            file.write(content)


def pandas():
    import numpy
    import pandas as library

    values = {
        "frame": library.DataFrame({"a": ["x", "y"], "b": [1.5, None], "c": library.Categorical(["u", "v"])}),
        "times": library.Series(library.date_range("2026-01-01", periods=3, tz="UTC")),
        "generator": numpy.random.default_rng(1),
        "records": numpy.array([(1, "x", None)], dtype=[("a", "<i4"), ("b", "U3"), ("c", "O")]),
        "aligned": numpy.zeros(2, dtype=numpy.dtype([("a", "u1"), ("b", "<f8", (2, 2))], align=True)),
        "record-array": numpy.rec.array([(1, 2.5)], dtype=[("a", "<i8"), (("title", "b"), "<f4")]),
        "moments": numpy.array(["2026-01-01"], dtype="M8[us]"),
    }
    for protocol in (0, 2, 5):
        for name, value in values.items():
            with open(at("pickle", f"library-{name}-{protocol}.pkl"), "wb") as file:
                pickle.dump(value, file, protocol)


for section in sections:
    globals()[section]()
