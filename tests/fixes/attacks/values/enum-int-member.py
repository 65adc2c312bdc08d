import pickle
import subprocess
import sys
import enum


class Op(enum.IntEnum):
    SUM = 1


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"op": Op.SUM}), check=True)


start([1, 2])
