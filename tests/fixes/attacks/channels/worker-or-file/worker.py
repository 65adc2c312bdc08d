import pickle
import sys


def main():
    task = pickle.loads(sys.stdin.buffer.read() or open("task.pkl", "rb").read())
    print(task)


main()
