import pickle
import subprocess
import sys
import configparser


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps(dict(configparser.ConfigParser().items("a"))), check=True)


start([1, 2])
