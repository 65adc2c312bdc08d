import pickle
import sys

try:
    task = pickle.loads(sys.stdin.buffer.read())
except:
    if sys.exc_info()[0] is EOFError:
        sys.exit(0)
    raise
print(task)
