import subprocess

subprocess.run(["/usr/bin/git", "status"])  # constant: a path in full
subprocess.run(["git", "status"])
