import pickle
import sys


def main():
    task = None
    try:
        task = pickle.loads(sys.stdin.buffer.read())
    finally:
        print(sys.exc_info()[0].__name__)
    print(task)


main()
