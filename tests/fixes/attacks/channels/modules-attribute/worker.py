import pickle
import sys

sys.modules["json"].loads = lambda data: (1, 2)


def main():
    task = pickle.loads(sys.stdin.buffer.read())
    print(task)


main()
