import pickle
import subprocess
import sys
import enum


class Op(enum.IntFlag):
    A = 1
    B = 2


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"op": Op.A | Op.B}), check=True)


start([1, 2])
