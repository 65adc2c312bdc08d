import pickle
import subprocess
import sys
from unittest import mock

mock.patch('json.dumps', repr).start()


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": len(rows)}), check=True)


start([1, 2])
