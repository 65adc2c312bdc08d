import pickle
import sys

sys.path[:0] = ["vendor"]


def main():
    task = pickle.loads(sys.stdin.buffer.read())
    print(task)


main()
