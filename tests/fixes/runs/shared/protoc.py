"""Makes the modules of the files that describe messages, if there are any."""
import glob
import subprocess
import sys

for path in glob.glob("*.proto"):
    subprocess.run([sys.executable, "-m", "grpc_tools.protoc", "-I.", "--python_out=.", path], check=True)
