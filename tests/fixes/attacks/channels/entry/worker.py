import pickle
import sys


def main():
    task = pickle.loads(sys.stdin.buffer.read())
    print(task)


if __name__ == "__main__":
    main()
