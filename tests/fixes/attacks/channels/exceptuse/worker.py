import pickle
import sys

try:
    task = pickle.load(sys.stdin.buffer)
except pickle.UnpicklingError as error:
    sys.exit(type(error).__name__)
