import pickle
import sys


def main():
    data = sys.stdin.buffer.read()
    if data[:2] != b"\x80\x04":
        return
    task = pickle.loads(data)
    print(task)


main()
