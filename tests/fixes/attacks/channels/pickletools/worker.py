import pickle
import sys
import pickletools


def main():
    pickletools.dis(sys.stdin.buffer.peek())
    task = pickle.loads(sys.stdin.buffer.read())
    print(task)


main()
