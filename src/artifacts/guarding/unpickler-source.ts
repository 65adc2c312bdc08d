/** The parts of the generated module that are the same for all files. */

/** From a name to what it stands for. */
export const NAMES = `class Refused(pickle.UnpicklingError):
    """The pickle needs something that the files did not."""


_FOUND = {}


def _admitted(module, name):
    """What the pickle gets for a name; Refused for any name that is not in the table."""
    key = (module, name)
    if key not in NAMES:
        raise Refused("{}.{} is not admitted".format(module, name))
    if key not in _FOUND:
        where, path, kind, arguments = NAMES[key]
        _FOUND[key] = _as(kind, key, _find(where, path), where, arguments)
    return _FOUND[key]


def _find(module, path):
    top = module.partition(".")[0]
    if top in STANDARD:
        _check_place(top)
    found = importlib.import_module(module)
    for part in path.split("."):
        if isinstance(found, types.ModuleType) and found.__name__ != module:
            raise Refused("{}.{} leads through another module".format(module, path))
        found = getattr(found, part)
    if isinstance(found, types.ModuleType):
        raise Refused("{}.{} is a module".format(module, path))
    return found


def _check_place(top):
    """A file beside the program that has the name of a module of Python's own must not take its place."""
    if top in sys.builtin_module_names:
        return
    spec = importlib.util.find_spec(top)
    origin = None if spec is None else spec.origin
    if origin == "frozen":
        return
    homes = [os.path.realpath(sysconfig.get_path(name)) for name in ("stdlib", "platstdlib")]
    place = os.path.dirname(os.path.realpath(origin or ""))
    packages = ("site-packages", "dist-packages")
    if not any(place == home or place.startswith(home + os.sep) for home in homes) or any(
        part in packages for part in place.split(os.sep)
    ):
        raise Refused("{} is not Python's own module but {}".format(top, origin))


def _as(kind, key, found, module, arguments):
    if kind == "own":
        return _own(key, found, module, arguments)
    if kind == "class" and not isinstance(found, type):
        raise Refused("{}.{} is no class any more".format(*key))
    if kind in ("class", "value"):
        return found
    if kind == "loads":
        return _Checked(_load_tensors, _one_bytes)
    if kind == "fetches":
        return _Checked(_fetch, _anything)
    if kind == "resolves":
        return _Checked(_admitted_text, _anything)
    if kind == "applies":
        return _Checked(found, _first_admitted)
    return _Checked(found, lambda given: _fits(given, *arguments))


def _own(key, found, module, shapes):
    """A name that nobody vouches for must lead to something of the package that it names."""
    home = getattr(found, "__module__", None)
    if not callable(found) or not isinstance(home, str) or home.partition(".")[0] != module.partition(".")[0]:
        raise Refused("{}.{} leads to {!r}, which is not of that package".format(key[0], key[1], found))
    if shapes is None and not isinstance(found, type):
        raise Refused("{}.{} is no class, as which the files use it".format(*key))
    if not shapes or isinstance(found, type):
        return found
    return _Checked(found, lambda given: _has_shape(given, shapes))


def _load_tensors(data):
    import torch

    return torch.load(io.BytesIO(data), weights_only=True)


def _fetch(owner, name):
    """getattr(owner, name), for an admitted owner and an attribute that is admitted as a name of its own."""
    for (module, path), found in list(_FOUND.items()):
        if found is owner:
            return _admitted(module, "{}.{}".format(path, name))
    raise Refused("an attribute of something that is not admitted")


def _admitted_text(module, name):
    if type(module) is not str or type(name) is not str:
        raise Refused("a name that is no text")
    return _admitted(module, name)`;

/** What arguments may be. */
export const CHECKS = `class _Checked:
    """A function that is called with the arguments that it is admitted with, and with no others."""

    __slots__ = ("_function", "_accepts")

    def __init__(self, function, accepts):
        object.__setattr__(self, "_function", function)
        object.__setattr__(self, "_accepts", accepts)

    def __call__(self, *given):
        if not self._accepts(given):
            name = getattr(self._function, "__name__", "a function")
            raise Refused("{} is not admitted with these arguments".format(name))
        return self._function(*given)

    def __setattr__(self, name, value):
        raise Refused("sets an attribute of a function")

    def __setstate__(self, state):
        raise Refused("gives a state to a function")


_CODE = (type, types.FunctionType, types.BuiltinFunctionType, types.MethodType, types.ModuleType, _Checked)


def _anything(given):
    return len(given) == 2


def _one_bytes(given):
    return len(given) == 1 and type(given[0]) in (bytes, bytearray)


def _first_admitted(given):
    return len(given) in (3, 4) and _is_admitted(given[0])


def _is_admitted(value):
    return any(value is found for found in _FOUND.values())


def _fits(given, checks, least, rest):
    if len(given) < least or (rest is None and len(given) > len(checks)):
        return False
    more = [rest] * (len(given) - len(checks))
    return all(_passes(check, value) for check, value in zip(list(checks) + more, given))


def _passes(check, value):
    if isinstance(check, tuple):
        return type(value) is str and value in check
    if check == "anything":
        return True
    if check == "text":
        return type(value) is str
    if check in ("class", "type"):
        return isinstance(value, type) and _is_admitted(value)
    if check == "factory":
        return value is None or _is_admitted(value)
    return not isinstance(value, _CODE)


def _has_shape(given, shapes):
    return any(
        shape is None
        or (len(shape) == len(given) and all(_is_of(kind, value) for kind, value in zip(shape, given)))
        for shape in shapes
    )


def _is_of(kind, value):
    if kind == "object":
        return not isinstance(value, _CODE)
    if kind == "name":
        return _is_admitted(value)
    if kind in ("str", "bytes"):  # the same to a pickle of Python 2
        return type(value) in (str, bytes)
    return value is None if kind == "None" else type(value).__name__ == kind`;

/** Reading. */
export const LOADING = String.raw`class _Unpickler(pickle.Unpickler):
    # Never a name from the base class: find_class of pickle.Unpickler imports whatever it is asked for.
    def find_class(self, module, name):
        return _admitted(module, name)


_OUTSIDE = {"EXT1", "EXT2", "EXT4", "NEXT_BUFFER", "READONLY_BUFFER"}
_PERSISTENT = {"PERSID", "BINPERSID"}
_TEXTS = {"SHORT_BINUNICODE", "BINUNICODE", "BINUNICODE8", "UNICODE"}
_PUT = {"PUT", "BINPUT", "LONG_BINPUT", "MEMOIZE"}
_GET = {"GET", "BINGET", "LONG_BINGET"}
_CHANGES = {"BUILD", "APPEND", "APPENDS", "SETITEM", "SETITEMS", "ADDITEMS"}
_CALLS = {"REDUCE", "NEWOBJ", "NEWOBJ_EX"}
_MARK = pickletools.markobject


class _Name:
    """Stands on the stack for what find_class gives, or a call that fetches a name."""

    def __init__(self, module, name):
        key = (module, name)
        if key not in NAMES:
            raise Refused("{}.{} is not admitted".format(module, name))
        self.fetches = NAMES[key][2] in ("fetches", "resolves")


def _check(data):
    """Goes through the opcodes of the first pickle and does nothing that they say. Gives where it ends."""
    stack, marks, memo = [], 0, {}
    frame_end, last, count = 0, 0, 0
    for opcode, argument, position in pickletools.genops(data):
        name, before, after = opcode.name, opcode.stack_before, opcode.stack_after
        if last < frame_end < position:
            raise Refused("an opcode reaches over the end of its frame")
        if name == "FRAME":
            frame_end = position + 9 + argument
        last, count = position, count + 1
        if name in _OUTSIDE or (name in _PERSISTENT and not PERSISTENT):
            raise Refused("needs something from outside of the pickle ({})".format(name))
        taken, above = len(before), []
        if _MARK in before or (name == "POP" and stack and stack[-1] is _MARK):
            if marks == 0:
                raise Refused("no mark on the stack")
            marks -= 1
            while stack[-1] is not _MARK:
                above.append(stack.pop())
            stack.pop()
            taken = before.index(_MARK) if _MARK in before else 0
        if len(stack) < taken:
            raise Refused("takes more from the stack than there is")
        target = stack[-taken] if taken else None
        if name == "OBJ":
            target = above[-1] if above else None
        if name in _CHANGES and isinstance(target, _Name):
            raise Refused("changes a class or function itself ({})".format(name))
        if (name in _CALLS or name == "OBJ") and not isinstance(target, _Name):
            raise Refused("calls what is no name ({})".format(name))
        if name in ("GLOBAL", "INST"):
            found = _Name(*argument.split(" ", 1))
            after = [found] if name == "GLOBAL" else after
        elif name == "STACK_GLOBAL":
            if type(stack[-1]) is not str or type(stack[-2]) is not str:
                raise Refused("a name that is no text in the pickle itself")
            after = [_Name(stack[-2], stack[-1])]
        elif name == "REDUCE" and target.fetches:
            after = [target]
        elif name in _TEXTS:
            after = [argument]
        elif name == "DUP" or name in _CHANGES:
            after = [target] * len(after)
        elif name in _PUT:
            index = len(memo) if name == "MEMOIZE" else argument
            if not 0 <= index <= count or not stack or stack[-1] is _MARK:
                raise Refused("a memo entry that no pickler writes")
            memo[index] = stack[-1]
            after = [target] * len(after)
        elif name in _GET:
            if argument not in memo:
                raise Refused("reads what is not in the memo")
            after = [memo[argument]]
        if taken:
            del stack[-taken:]
        marks += sum(1 for item in after if item is _MARK)
        stack.extend(after)
    return position + 1


def loads(data, persistent_load=None, **options):
    """pickle.loads for one pickle that needs nothing but NAMES; Refused otherwise. options: encoding, errors."""
    data = bytes(data)
    value, end = _load(data, persistent_load, options)
    if data[end:].strip(b"\0\r\n\t "):
        raise Refused("bytes follow the pickle")
    return value


def load(file, persistent_load=None, **options):
    """pickle.load: one pickle from the file's place on, behind which the file then stands."""
    start = file.tell()
    value, end = _load(file.read(LARGEST + 1), persistent_load, options)
    file.seek(start + end)
    return value


def _load(data, persistent_load, options):
    if len(data) > LARGEST:
        raise Refused("more than {} bytes".format(LARGEST))
    if not set(options) <= {"encoding", "errors"}:
        raise TypeError("options are encoding and errors")
    try:
        end = _check(data)
    except Refused:
        raise
    except Exception as error:
        raise Refused("not a whole pickle: {}".format(error))
    unpickler = _Unpickler(io.BytesIO(data[:end]), **options)
    if PERSISTENT and persistent_load is not None:
        unpickler.persistent_load = persistent_load
    return unpickler.load(), end
`;
