import pickle
import subprocess
import sys
import dataclasses


@dataclasses.dataclass
class Task:
    rows: tuple = dataclasses.field(default_factory=tuple)


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps(dataclasses.asdict(Task())), check=True)


start([1, 2])
