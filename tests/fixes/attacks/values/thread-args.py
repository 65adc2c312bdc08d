import pickle
import subprocess
import sys
import threading


def _start(n):
    subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": n}))


_start(1)
threading.Thread(target=_start, args=((1, 2),)).start()
