import pickle
import subprocess
import sys
import gc


def change():
    for one in gc.get_objects():
        if type(one) is dict and 'mark' in one:
            one['x'] = (1, 2)


def start(rows):
    task = {'mark': 1}
    change()
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps(task), check=True)


start([1, 2])
