import pickle
import sys
from concurrent.futures import ThreadPoolExecutor


def main():
    return pickle.loads(sys.stdin.buffer.read())


with ThreadPoolExecutor() as pool:
    print(type(pool.submit(main).exception()))
