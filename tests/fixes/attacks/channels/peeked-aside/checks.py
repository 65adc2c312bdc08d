import sys


def check():
    if sys.stdin.buffer.peek(1)[:1] != b"\x80":
        sys.exit(2)
