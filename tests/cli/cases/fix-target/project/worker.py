import sys
from pickle import UnpicklingError, load


def main():
    try:
        task = load(sys.stdin.buffer)
    except (UnpicklingError, EOFError):
        task = None
    print(task)


if __name__ == "__main__":
    main()
