"""Prints which Python files this Python, 2.7 or later, accepts.

usage: accepts.py < list of paths, one per line
"""
import sys
import warnings

warnings.simplefilter("ignore")

for path in sys.stdin.read().splitlines():
    with open(path, "rb") as file:
        source = file.read()
    try:
        # Syntax only: what the compiler finds later, as a return outside of a function, is not the parser's.
        compile(source, path, "exec", 0x400, True)
    except (SyntaxError, ValueError, TypeError, RuntimeError, MemoryError, LookupError):
        continue
    print(path)
