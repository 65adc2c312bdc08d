import pickle
import sys


json = None


def main():
    task = pickle.loads(sys.stdin.buffer.read())
    print(task)


main()
