import pickle
import subprocess
import sys


class Odd(str):
    def __rmod__(self, template):
        return (template, self)


subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": "a%s" % Odd("b")}))
