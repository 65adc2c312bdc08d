import pickle
import subprocess
import sys


class Popen(subprocess.Popen):
    def communicate(self, data):
        return super().communicate(data + b"!")


subprocess.Popen = Popen


def start(rows):
    worker = subprocess.Popen([sys.executable, "worker.py"], stdin=subprocess.PIPE)
    worker.communicate(pickle.dumps({"n": len(rows)}))


start([1, 2])
