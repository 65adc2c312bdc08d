import pickle
import subprocess
import sys
import struct


def start(rows):
    (n,) = struct.unpack('4s', b'abcd')
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": n}), check=True)


start([1, 2])
