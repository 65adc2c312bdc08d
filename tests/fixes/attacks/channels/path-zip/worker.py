import pickle
import sys

sys.path.insert(0, "lib.zip")


def main():
    task = pickle.loads(sys.stdin.buffer.read())
    print(task)


main()
