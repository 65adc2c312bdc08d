import pickle
import sys


def main():
    task = pickle.loads(sys.stdin.buffer.read())
    if sys.stdin.buffer.seekable():
        sys.stdin.buffer.seek(0)
    print(task)


main()
