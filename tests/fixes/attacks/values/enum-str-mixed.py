import pickle
import subprocess
import sys
import enum


class Op(str, enum.Enum):
    SUM = 'sum'


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"op": Op.SUM}), check=True)


start([1, 2])
