import pickle
import sys


def read():
    return pickle.load(sys.stdin.buffer)


def main():
    while True:
        try:
            print(read())
        except EOFError:
            break


main()
