import pickle
import sys
from helpers import *


def main():
    task = pickle.loads(sys.stdin.buffer.read())
    print(task)


main()
