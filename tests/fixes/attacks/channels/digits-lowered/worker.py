import pickle
import sys


sys.set_int_max_str_digits(640)


def main():
    task = pickle.loads(sys.stdin.buffer.read())
    print(task)


main()
