import pickle
import subprocess
import sys


class Meta(type):
    def __instancecheck__(cls, one):
        one["x"] = (1, 2)
        return True


class Task(metaclass=Meta):
    pass


def start(rows):
    task = {}
    print(isinstance(task, Task))
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps(task), check=True)


start([1, 2])
