import enum
import pickle
import subprocess
import sys


class Flag(enum.IntFlag):
    A = 1


subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": 1 | Flag.A}))
