import pickle
import subprocess
import sys

subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"v": bytes.fromhex("00")[:1]}))
