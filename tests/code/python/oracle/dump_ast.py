"""Prints what CPython's own parser makes of Python files, one line per node, for comparison with ours.

usage: dump_ast.py < list of paths, one per line

For each file a line `= PATH`, or `! PATH MESSAGE` if CPython refuses it, then one line per node in the order and
shape of our tree: fields in stored order, blocks and lists flattened, `|field` before what is optional and could
be mistaken. A node's line is its kind, its extent in lines and UTF-8 columns, and its names, flags or value.
Runs on Python 3.8 and later; the first line says which.
"""
import ast
import struct
import sys
import warnings
import zlib

warnings.simplefilter("ignore")
sys.setrecursionlimit(20000)
NEW_FSTRINGS = sys.version_info >= (3, 12)
out = []


def place(node):
    return "%d:%d-%d:%d" % (node.lineno, node.col_offset, node.end_lineno, node.end_col_offset)


def write(node, *extra):
    out.append(" ".join((type(node).__name__, place(node)) + extra))


def crc(data):
    return "%08x" % (zlib.crc32(data) & 0xFFFFFFFF)


def text_value(text):
    data = text.encode("utf-16-le", "surrogatepass")
    return "%d %s" % (len(data) // 2, crc(data))


def constant(node):
    value = node.value
    if value is None or value is True or value is False:
        out.append("%s %s" % (value, place(node)))
    elif value is Ellipsis:
        out.append("Ellipsis %s" % place(node))
    elif isinstance(value, str):
        out.append("Str %s %s%s" % (place(node), "u " if node.kind == "u" else "", text_value(value)))
    elif isinstance(value, bytes):
        out.append("Bytes %s %d %s" % (place(node), len(value), crc(value)))
    elif isinstance(value, int):
        out.append("Num %s %x" % (place(node), value))
    elif isinstance(value, float):
        out.append("Num %s f%s" % (place(node), struct.pack(">d", value).hex()))
    else:
        out.append("Num %s j%s" % (place(node), struct.pack(">d", value.imag).hex()))


def context(node):
    return type(node.ctx).__name__


def mark(name, nodes):
    if nodes:
        out.append("|" + name)
        if isinstance(nodes, list):
            many(nodes)
        else:
            visit(nodes)


def many(nodes):
    for node in nodes:
        visit(node)


def in_order(*lists):
    nodes = [node for nodes in lists for node in nodes]
    many(sorted(nodes, key=lambda node: (start(node))))


def start(node):
    # A keyword has no position before Python 3.9; its value comes right after its name.
    while not hasattr(node, "lineno"):
        node = node.value
    return (node.lineno, node.col_offset)


def arguments(args):
    positional = getattr(args, "posonlyargs", []) + args.args
    defaults = [None] * (len(positional) - len(args.defaults)) + args.defaults
    for i, (node, default) in enumerate(zip(positional, defaults)):
        argument(node, "PositionalOnly" if i < len(positional) - len(args.args) else "Normal", default)
    if args.vararg:
        argument(args.vararg, "Positional", None)
    for node, default in zip(args.kwonlyargs, args.kw_defaults):
        argument(node, "KeywordOnly", default)
    if args.kwarg:
        argument(args.kwarg, "Keywords", None)


def argument(node, sort, default):
    write(node, node.arg, sort)
    mark("annotation", node.annotation)
    mark("default", default)


def function(node):
    mark("decorators", node.decorator_list)
    write(node, node.name)
    many(getattr(node, "type_params", []))
    arguments(node.args)
    mark("returns", node.returns)
    mark("body", node.body)


def class_def(node):
    mark("decorators", node.decorator_list)
    write(node, node.name)
    many(getattr(node, "type_params", []))
    mark("body", node.body)
    in_order(node.bases, node.keywords)


def plain(*fields):
    """A visitor of fields in the given order; `|name` fields are marked, `=name` ones are written on the line."""

    def visitor(node):
        extra = [show(getattr(node, field[1:])) for field in fields if field[0] == "="]
        write(node, *extra)
        for field in fields:
            if field[0] == "=":
                continue
            value = getattr(node, field.lstrip("|"), None)
            if field[0] == "|":
                mark(field[1:], value)
            elif isinstance(value, list):
                many(value)
            elif value is not None:
                visit(value)

    return visitor


def show(value):
    if isinstance(value, ast.AST):
        return type(value).__name__
    if isinstance(value, list):
        return ",".join(value)
    return "" if value is None else str(value)


def compare(node):
    write(node)
    visit(node.left)
    for op, right in zip(node.ops, node.comparators):
        out.append(type(op).__name__)
        visit(right)


def dict_display(node):
    write(node)
    for key, value in zip(node.keys, node.values):
        if key is None:
            out.append("**")
        else:
            visit(key)
        visit(value)


def comprehension(node):
    out.append("comprehension" + (" async" if node.is_async else ""))
    visit(node.target)
    visit(node.iter)
    many(node.ifs)


def with_item(node):
    out.append("withitem")
    visit(node.context_expr)
    mark("target", node.optional_vars)


def keyword(node):
    out.append("keyword %s %s" % (place(node) if hasattr(node, "lineno") else "", node.arg or ""))
    visit(node.value)


def alias(node):
    where = place(node) if hasattr(node, "lineno") else ""
    out.append("alias %s %s %s" % (where, node.name, node.asname or ""))


def call(node):
    write(node)
    visit(node.func)
    in_order(node.args, node.keywords)


def subscript(node):
    write(node, context(node))
    visit(node.value)
    index = node.slice
    if type(index).__name__ == "Index":
        index = index.value
    if type(index).__name__ == "ExtSlice":
        out.append("ExtSlice")
        many([getattr(dim, "value", dim) if type(dim).__name__ == "Index" else dim for dim in index.dims])
    else:
        visit(index)


def slice_(node):
    out.append("Slice " + (place(node) if hasattr(node, "lineno") else ""))
    mark("lower", node.lower)
    mark("upper", node.upper)
    mark("step", node.step)


def joined(node):
    write(node)
    # Python 3.12 puts empty constants between the fields of a format specification, later versions do not.
    if NEW_FSTRINGS:
        many([value for value in node.values if getattr(value, "value", None) != ""])


def formatted(node):
    write(node, chr(node.conversion) if node.conversion > 0 else "")
    visit(node.value)
    mark("spec", node.format_spec)


def match_class(node):
    write(node)
    visit(node.cls)
    many(node.patterns)
    for name, pattern in zip(node.kwd_attrs, node.kwd_patterns):
        out.append("kwd " + name)
        visit(pattern)


def match_mapping(node):
    write(node, node.rest or "")
    for key, pattern in zip(node.keys, node.patterns):
        visit(key)
        visit(pattern)


def match_case(node):
    out.append("match_case")
    visit(node.pattern)
    mark("guard", node.guard)
    mark("body", node.body)


LOOP = plain("target", "iter", "|body", "|orelse")
TRY = plain("|body", "|orelse", "|finalbody", "handlers")
SCOPE = plain("=names")
VISITORS = {
    "Module": lambda node: many(node.body),
    "FunctionDef": function,
    "AsyncFunctionDef": function,
    "ClassDef": class_def,
    "Return": plain("value"),
    "Delete": plain("targets"),
    "Assign": plain("value", "targets"),
    "AugAssign": plain("=op", "target", "value"),
    "AnnAssign": plain("=simple", "target", "annotation", "|value"),
    "TypeAlias": plain("name", "type_params", "value"),
    "For": LOOP,
    "AsyncFor": LOOP,
    "While": plain("test", "|body", "|orelse"),
    "If": plain("test", "|body", "|orelse"),
    "With": plain("|body", "items"),
    "AsyncWith": plain("|body", "items"),
    "Match": plain("subject", "cases"),
    "Raise": plain("|exc", "|cause"),
    "Try": TRY,
    "TryStar": TRY,
    "Assert": plain("test", "|msg"),
    "Import": plain("names"),
    "ImportFrom": plain("=module", "=level", "names"),
    "Global": SCOPE,
    "Nonlocal": SCOPE,
    "Expr": plain("value"),
    "Pass": plain(),
    "Break": plain(),
    "Continue": plain(),
    "BoolOp": plain("=op", "values"),
    "NamedExpr": plain("target", "value"),
    "BinOp": plain("=op", "left", "right"),
    "UnaryOp": plain("=op", "operand"),
    "Lambda": lambda node: (write(node), arguments(node.args), mark("body", node.body)),
    "IfExp": plain("body", "test", "orelse"),
    "Dict": dict_display,
    "Set": plain("elts"),
    "ListComp": plain("elt", "generators"),
    "SetComp": plain("elt", "generators"),
    "GeneratorExp": plain("elt", "generators"),
    "DictComp": plain("key", "value", "generators"),
    "Await": plain("value"),
    "Yield": plain("value"),
    "YieldFrom": plain("value"),
    "Compare": compare,
    "Call": call,
    "FormattedValue": formatted,
    "Interpolation": formatted,
    "JoinedStr": joined,
    "TemplateStr": joined,
    "Constant": constant,
    "Attribute": plain("=attr", "=ctx", "value"),
    "Subscript": subscript,
    "Starred": plain("=ctx", "value"),
    "Name": plain("=id", "=ctx"),
    "List": plain("=ctx", "elts"),
    "Tuple": plain("=ctx", "elts"),
    "Slice": slice_,
    "comprehension": comprehension,
    "ExceptHandler": plain("=name", "|type", "|body"),
    "withitem": with_item,
    "keyword": keyword,
    "alias": alias,
    "match_case": match_case,
    "MatchValue": plain("value"),
    "MatchSingleton": lambda node: write(node, str(node.value)),
    "MatchSequence": plain("patterns"),
    "MatchMapping": match_mapping,
    "MatchClass": match_class,
    "MatchStar": plain("=name"),
    "MatchAs": plain("=name", "pattern"),
    "MatchOr": plain("patterns"),
    "TypeVar": plain("=name", "|bound", "|default_value"),
    "ParamSpec": plain("=name", "|default_value"),
    "TypeVarTuple": plain("=name", "|default_value"),
}


def visit(node):
    VISITORS[type(node).__name__](node)


def dump(path):
    with open(path, "rb") as file:
        source = file.read()
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        out.append("! %s %s" % (path, str(error).replace("\n", " ")))
        return
    out.append("= " + path)
    visit(tree)


def main():
    sys.stdout.reconfigure(encoding="utf-8", errors="surrogatepass", newline="\n")
    print("version %d.%d" % sys.version_info[:2])
    for line in sys.stdin.read().splitlines():
        dump(line)
        sys.stdout.write("\n".join(out) + "\n")
        del out[:]


main()
