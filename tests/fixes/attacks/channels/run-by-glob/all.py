import glob
import subprocess
import sys

for script in glob.glob("*.py"):
    subprocess.run([sys.executable, script], input=sys.stdin.buffer.read())
