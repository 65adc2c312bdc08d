import pickle
import subprocess
import sys


def start(rows):
    task = {}
    try:
        raise ValueError
    except ValueError as error:
        error.__traceback__.tb_frame.f_locals['task']['x'] = (1, 2)
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps(task), check=True)


start([1, 2])
