import pickle
import sys


def main():
    try:
        task = pickle.loads(sys.stdin.buffer.read())
    except ValueError:
        sys.exit(2)
    except Exception:
        sys.exit(3)
    print(task)


main()
