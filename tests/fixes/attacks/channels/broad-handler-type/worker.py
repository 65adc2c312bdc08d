import pickle
import sys

try:
    task = pickle.loads(sys.stdin.buffer.read())
except BaseException as error:
    sys.exit({EOFError: 0, pickle.UnpicklingError: 3}.get(type(error), 4))
print(task)
