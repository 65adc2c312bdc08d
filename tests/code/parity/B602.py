import subprocess

from flask import request

subprocess.run("make clean | tee log", shell=True)  # constant


def build():
    subprocess.run("make " + request.args["target"], shell=True)
