import pickle
import sys


def main():
    sys.modules['json'] = None
    task = pickle.loads(sys.stdin.buffer.read())
    print(task)


main()
