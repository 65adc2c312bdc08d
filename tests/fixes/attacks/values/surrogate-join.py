import pickle
import subprocess
import sys

# "\ud83d" + "\ude00", put together by a method.
half = b"\xed\xa0\xbd".decode("utf-8", "surrogatepass")
rest = b"\xed\xb8\x80".decode("utf-8", "surrogatepass")
subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"t": half + rest}))
