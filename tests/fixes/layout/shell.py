import subprocess
import sys


def run(name):
    subprocess.run(f"git log {name}", shell=True)
    subprocess.call(f"grep -e 'a b' {name} --count={name}", shell=True, cwd="x")
    subprocess.check_output(f"ls {name} | wc -l", shell=True)
    subprocess.run(f"ls {name}*", shell=True)
    subprocess.run(f"A=1 ls {name}", shell=True)
    subprocess.run(f"ls ~/{name}", shell=True)
    subprocess.run(f"ls $HOME {name}", shell=True)
    subprocess.run(f"ls '{name}'", shell=True)
    subprocess.run(f"ls {name!r}", shell=True)


run(input())
