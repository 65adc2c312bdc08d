import pickle
import sys


def main():
    sys.set_int_max_str_digits(640)
    task = pickle.loads(sys.stdin.buffer.read())
    print(task)


main()
