import pickle
import sys


def main():
    sys.addaudithook(lambda event, args: event == 'import' and args[0] == 'json' and sys.exit(1))
    task = pickle.loads(sys.stdin.buffer.read())
    print(task)


main()
