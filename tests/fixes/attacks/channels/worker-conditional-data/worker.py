import pickle
import sys


def main():
    data = sys.stdin.buffer.read() if len(sys.argv) < 2 else open(sys.argv[1], "rb").read()
    task = pickle.loads(data)
    print(task)


main()
