"""
torch's restricted unpickler of one release over a torch that has nothing in it: classes that do nothing stand where
tensors, storages and types would.

python3 torch_reader.py FOLDER < JSON list of base64: the names that it allows, and the error of each pickle, null for
those that it loads.
"""
import ast, base64, io, json, os, sys, types, warnings

warnings.simplefilter("ignore")
FOLDER = sys.argv[1]
TYPES = "Double Float Half Long Int Short Char Byte Bool BFloat16".split()
OTHER_STORAGES = "QUInt8 QInt8 QInt32 ComplexFloat ComplexDouble QUInt4x2 QUInt2x4".split()
ALIASES = {
    "double": "float64",
    "float": "float32",
    "half": "float16",
    "long": "int64",
    "int": "int32",
    "cdouble": "complex128",
    "cfloat": "complex64",
}


def source(name):
    with open(os.path.join(FOLDER, "torch", name)) as file:
        return file.read()


class Thing:
    def __init__(self, *_, **__):
        pass

    def __setitem__(self, key, value):
        pass

    def __setstate__(self, state):
        pass

    def set_(self, *_):
        pass


class Dtype:
    def __init__(self, name):
        self.name = name

    def __str__(self):
        return f"torch.{self.name}"


class TensorType(type):
    def __call__(cls, *_):
        return Tensor()


class StorageType:
    def __init__(self, name):
        pass


def module(name):
    made = sys.modules[name] = types.ModuleType(name)
    if "." in name:
        setattr(torch, name.partition(".")[2], made)
    return made


def dtype(name):
    made = Dtype(name)
    setattr(torch, name, made)
    return made


def class_in(place, name, base=Thing):
    return type(base)(name, (base,), {"__module__": place})


def rebuild(name):
    def function(*_):
        return Parameter() if "parameter" in name else Tensor()

    function.__name__ = name
    setattr(utils, name, function)
    return function


torch = module("torch")
utils, serialization, storage, tensor, c = (
    module(f"torch.{name}") for name in ("_utils", "serialization", "storage", "_tensor", "_C")
)
torch.__getattr__, utils.__getattr__ = dtype, rebuild
for alias, real in ALIASES.items():
    setattr(torch, alias, getattr(torch, real))
Tensor = torch.Tensor = class_in("torch", "Tensor")
Parameter = class_in("torch.nn.parameter", "Parameter", Tensor)
torch.nn = types.SimpleNamespace(Parameter=Parameter)
torch.Size = class_in("torch", "Size", tuple)
torch.device = class_in("torch", "device", object)
serialization.StorageType = StorageType
serialization._get_layout = lambda name: Dtype("layout")
serialization._maybe_decode_ascii = lambda text: text.decode("ascii") if isinstance(text, bytes) else text
c._is_pybind11_type = lambda cls: False
tensor._rebuild_from_type_v2 = rebuild("_rebuild_from_type_v2")
utils._sparse_tensors_to_validate = []
utils._get_sparse_tensors_to_validate = list
torch._tensor_classes = {
    TensorType(f"{name}Tensor", (), {"__module__": place})
    for place in ("torch", "torch.cuda", "torch.sparse", "torch.cuda.sparse")
    for name in TYPES
}
storage.TypedStorage, storage.UntypedStorage = (class_in("torch.storage", f"{name}Storage") for name in ("Typed", "Untyped"))
torch._storage_classes = {class_in("torch", f"{name}Storage") for name in TYPES + OTHER_STORAGES}
torch._storage_classes |= {storage.TypedStorage, storage.UntypedStorage}


def run_parts(path, into, wanted):
    """Of a file of torch only what is wanted, in the order in which it stands there."""
    for node in ast.parse(source(path)).body:
        if wanted(node):
            if isinstance(node, ast.FunctionDef):
                node.decorator_list = []
            exec(compile(ast.Module([node], []), path, "exec"), into)


def is_mapping(node):
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    names = [target.id for target in targets if isinstance(target, ast.Name)]
    if isinstance(node, ast.For):
        return "MAPPING" in ast.unparse(node)
    return any(name.endswith(("_MAPPING", "_EXCEPTIONS")) for name in names)


mappings = {}
run_parts("_utils.py", mappings, is_mapping)
utils.IMPORT_MAPPING, utils.NAME_MAPPING = mappings.get("IMPORT_MAPPING", {}), mappings.get("NAME_MAPPING", {})
of_storage = {"torch": torch}
DTYPES = ("_dtype_to_storage_type_map", "_new_dtypes")
run_parts("storage.py", of_storage, lambda node: isinstance(node, ast.FunctionDef) and node.name in DTYPES)
vars(storage).update({name: of_storage[name] for name in DTYPES if name in of_storage})
reader = {"__name__": "torch._weights_only_unpickler"}
exec(compile(source("_weights_only_unpickler.py"), "_weights_only_unpickler.py", "exec"), reader)


def persistent_load(pid):
    # torch's loaders insist on a tuple and look at what is in it.
    if not isinstance(pid, tuple) or not pid:
        raise RuntimeError("a persistent id that is no tuple")
    return storage.TypedStorage()


def error_of(data):
    unpickler = reader["Unpickler"](io.BytesIO(data))
    unpickler.persistent_load = persistent_load
    try:
        unpickler.load()
    except BaseException as error:
        return f"{type(error).__name__}: {error}"[:200]


cases = [base64.b64decode(line) for line in json.load(sys.stdin)]
json.dump({"names": sorted(reader["_get_allowed_globals"]()), "errors": [error_of(data) for data in cases]}, sys.stdout)
