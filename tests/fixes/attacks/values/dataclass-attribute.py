import pickle
import subprocess
import sys
import dataclasses


@dataclasses.dataclass
class Task:
    rows: list = dataclasses.field(default_factory=tuple)


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"rows": Task().rows}), check=True)


start([1, 2])
