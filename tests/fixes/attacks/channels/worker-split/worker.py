import pickle
import sys


def main():
    task = pickle.loads(sys.stdin.buffer.read().split(b"|")[0])
    print(task)


main()
