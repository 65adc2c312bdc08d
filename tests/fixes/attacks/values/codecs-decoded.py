import pickle
import subprocess
import sys
import codecs


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": codecs.decode(b"\\ud83d\\ude00", "unicode_escape")}), check=True)


start([1, 2])
