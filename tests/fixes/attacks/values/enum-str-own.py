import pickle
import subprocess
import sys
import enum


class Op(enum.StrEnum):
    SUM = 'sum'


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"op": Op.SUM}), check=True)


start([1, 2])
