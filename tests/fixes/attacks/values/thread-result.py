import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor()


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": pool.submit(len, rows)}), check=True)


start([1, 2])
