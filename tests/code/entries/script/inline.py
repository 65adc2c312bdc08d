import pickle
import sys

if __name__ == '__main__':
    print(pickle.load(sys.stdin.buffer))  # entry: command python inline.py
