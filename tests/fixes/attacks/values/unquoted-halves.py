import pickle
import subprocess
import sys
import urllib.parse


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": urllib.parse.unquote("%ed%a0%bd%ed%b8%80", errors="surrogatepass")}), check=True)


start([1, 2])
