import contextlib
import pickle
import sys


@contextlib.contextmanager
def quiet():
    try:
        yield
    except pickle.UnpicklingError:
        pass


def main():
    with quiet():
        print(pickle.loads(sys.stdin.buffer.read()))


main()
