import pickle
import sys
import threading


def main():
    print(pickle.load(sys.stdin.buffer))


threading.Thread(target=main).start()
threading.Thread(target=main).start()
