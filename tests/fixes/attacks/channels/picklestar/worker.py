from pickle import *
import sys


def main():
    task = loads(sys.stdin.buffer.read())
    print(task)


main()
