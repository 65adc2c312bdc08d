import pickle
import subprocess
import sys
def make(rows):
    return {"a": tuple(rows)}


def start(rows):
    task: dict[str, int] = make(rows)
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps(task), check=True)


start([1, 2])
