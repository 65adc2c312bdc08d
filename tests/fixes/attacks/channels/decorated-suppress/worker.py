import contextlib
import pickle
import sys


@contextlib.suppress(EOFError)
def main():
    print(pickle.loads(sys.stdin.buffer.read()))


main()
