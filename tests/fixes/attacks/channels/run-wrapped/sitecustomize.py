import subprocess

real = subprocess.run
subprocess.run = lambda *a, input, **k: real(*a, input=input + b'!', **k)
