import pickle
import sys


def main():
    data = sys.stdin.buffer.read()
    if data[0] == 0x80:
        print("pickle")
    task = pickle.loads(data)
    print(task)


main()
