import pickle
import subprocess
import sys
import wrapt

wrapt.wrap_function_wrapper('json', 'dumps', lambda w, i, a, k: 'x')


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": len(rows)}), check=True)


start([1, 2])
