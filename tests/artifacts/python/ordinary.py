"""
Values of Python's own types as every protocol writes them, and what their classes take in calls, as {name: base64}.
"""
import array
import base64
import collections
import datetime
import decimal
import fractions
import functools
import json
import os
import pathlib
import pickle
import sys
import types
import uuid

values = {
    "containers": [[1], (1,), {1: 2}, {1}, frozenset([1]), bytearray(b"abc"), bytearray(), b"abc", "a\u20ac", range(3), slice(1)],
    "collections": [collections.OrderedDict(a=1), collections.Counter("aab"), collections.deque([1], 5), collections.deque([1]),
        collections.ChainMap({1: 2}), collections.UserDict({1: 2}), collections.UserList([1]), collections.UserString("x")],
    "factories": [collections.defaultdict(one, {"a": one()}) for one in (list, dict, set, str, int, float, bytes, bytearray, tuple,
        collections.deque, collections.OrderedDict, collections.Counter)],
    "numbers": [fractions.Fraction(3, 4), fractions.Fraction(-3), decimal.Decimal("1E+3"), 2**70, 1j, True, None],
    "partials": [functools.partial(int), functools.partial(int, base=2), functools.partial(list, [1])],
    "answers": [os.stat_result(range(10)), os.terminal_size((80, 24)), os.uname(), os.times(), os.statvfs("/")],
    "others": [datetime.datetime(2026, 1, 2), datetime.timedelta(1), uuid.UUID(int=1), pathlib.PurePosixPath("a/b"),
        array.array("d", [1.0, 2.0]), types.SimpleNamespace(a=1), ValueError("x")],
}
json.dump({f"{name} {protocol}.pkl": base64.b64encode(pickle.dumps(value, protocol)).decode()
    for name, value in values.items() for protocol in range(6)
    if protocol > 1 or name != "others"}, sys.stdout)
