import functools
import pickle
import sys


def quiet(function):
    @functools.wraps(function)
    def wrapped():
        try:
            return function()
        except pickle.UnpicklingError:
            return None

    return wrapped


@quiet
def main():
    print(pickle.loads(sys.stdin.buffer.read()))


main()
