import pickle
import sys


def main():
    task = pickle.loads(sys.stdin.detach().read())
    print(task)


main()
