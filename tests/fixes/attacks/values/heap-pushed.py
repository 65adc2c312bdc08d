import pickle
import subprocess
import sys
import heapq


def start(rows):
    rows = []
    heapq.heappush(rows, (1, 2))
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"rows": rows}), check=True)


start([1, 2])
